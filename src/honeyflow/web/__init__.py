"""Pages for people: a request comes in, each floor's ``read.py`` is asked, a page goes out.

Only this floor (and the back office) knows Django. Pages build no expressions, set no cookies and ask nobody outside;
they show organizations and figures, never a person's name, e-mail or login. A page is a package in ``pages``: menu,
routes and the contract tests derive from its declaration.
"""
