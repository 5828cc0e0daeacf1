// Takes the code out of the address, where it stands behind the # and so reaches no server and no log.
(function () {
  "use strict";
  const field = document.querySelector("[data-check] textarea");
  const told = decodeURIComponent(window.location.hash.slice(1));
  if (!field || !/^[A-Za-z0-9_.-]{20,6000}$/.test(told)) return;
  field.value = told;
  window.history.replaceState(null, "", window.location.pathname);
})();
