// Which services fit what was told, by the same plain comparison of words as outreach/briefs/matching.py.
import { match } from "./matching.js";

const STEM = 5;
const UPGRADES = ["upgrad", "updat", "version", "migrat", "aktualis", "mise à jour", "actualiza", "atualiza", "更新", "移行"];
const EMPTY = new Set(`a an and are as at be by can do does for from has have in is it its more of on one or our that the their them there they
this to us was we were what when where which who will with you your als auf aus bei das dem den der des die ein eine
einen für ist mit nicht oder sich sind und von vor was wenn wer wie wir zu zum zur au aux avec ce ces dans de du elle en
est et il la le les leur mais nous ou par pas pour qui que sa ses sont sur un une vous al como con del el ella es
esta está este lo los las más no para pero por sin su sus y à às com da do dos e em na nas nos não o os são um uma`.split(/\s+/));

// [service, what fits it]: the words of the draft, or a version in use; those that fit first, most reasons first.
export function fitting(draft, offer, today) {
  const told = [...draft.waits.map((each) => each.text), draft.risk].filter(Boolean);
  const old = match(draft.uses.components, offer.projects, today).find((use) => use.behind);
  const fits = offer.services.map(function (service) {
    const reasons = told.filter((text) => answers(service, text)).map((text) => `you said: “${short(text)}”`);
    if (old && upgrades(service)) reasons.push(`${old.project} ${old.version} has later releases`);
    return [service, reasons];
  });
  return fits.sort((one, other) => other[1].length - one[1].length);
}

function answers(service, text) {
  const said = words(text);
  if ([...(service.needs || []), service.title].some((need) => holds(text, said, need))) return true;
  return common(words(service.when || ""), said) >= 2;
}

function holds(text, said, phrase) {
  const wanted = words(phrase);
  if (!wanted.size) return false;
  return text.toLowerCase().includes(phrase.toLowerCase()) || common(wanted, said) === wanted.size;
}

function common(wanted, said) {
  const stems = new Set([...said].map((each) => [...each].slice(0, STEM).join("")));
  return [...wanted].filter((each) => stems.has([...each].slice(0, STEM).join(""))).length;
}

function words(text) {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}_]{3,}/gu) || []).filter((each) => !EMPTY.has(each)));
}

function upgrades(service) {
  const about = [...(service.needs || []), service.title, service.when || ""].join(" ").toLowerCase();
  return UPGRADES.some((each) => about.includes(each));
}

function short(text) {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
