"""Six finished briefs by hand, from the usual to the extreme: what every format must carry."""

from dataclasses import replace
from datetime import date

from honeyflow.outreach.briefs.records import (
    Answer,
    Answers,
    Bars,
    Block,
    Brief,
    Hundred,
    Number,
    Numbers,
    Paragraph,
    Point,
    Points,
    Quote,
    Section,
    Table,
)

DAY = date(2026, 11, 24)
ENGLISH = {
    "by": "by",
    "proof": "proof",
    "sources": "Where the figures come from",
    "page": "Page",
    "of": "of",
    "prepared": "Prepared by Cleo Marsh for Larder Inc., 24 November 2026",
}
GERMAN = {
    "by": "von",
    "proof": "Beleg",
    "sources": "Woher die Zahlen stammen",
    "page": "Seite",
    "of": "von",
    "prepared": "Vorgelegt von Jörg Weißmüller, 24. November 2026",
}
FRENCH = {
    "by": "par",
    "proof": "preuve",
    "sources": "D’où viennent les chiffres",
    "page": "Page",
    "of": "sur",
    "prepared": "Préparé par Zoé Lefèvre, le 24 novembre 2026",
}
JAPANESE = {
    "by": "作成",
    "proof": "証拠",
    "sources": "数字の出典",
    "page": "ページ",
    "of": "/",
    "prepared": "佐藤 美咲が青葉商事株式会社のために作成、2026年11月24日",
}

COMMIT = "https://forge.example/weft/weft/commit/4f2a9c1b7d"


def _us() -> Section:
    return Section(
        "us",
        "What we use",
        (
            Paragraph("Three of our services cannot answer a request without weft.", "lede"),
            Quote("Checkout, search and the partner API all run on weft. When it stops, orders stop.", "Cleo Marsh"),
            Table(
                ("component", "our version", "released", "newest"),
                (
                    ("weft", "2.3.1", "14 Mar 2025", "2.4.0"),
                    ("weft-http", "1.9.0", "2 Nov 2024", "2.1.2"),
                    ("weft-cache", "0.8.4", "19 Jul 2023", "1.0.1"),
                ),
                note="Read from sbom.json; 3 of 214 components are this company’s projects.",
            ),
        ),
        ("Checkout, search and the partner API run on weft", "3 components, the oldest from July 2023"),
    )


def _already() -> Section:
    return Section(
        "already",
        "What we already have: Cleo Marsh",
        (
            Paragraph("Larder Inc. already employs one of the people who know weft best.", "lede"),
            Numbers(
                (
                    Number("53", "contributions accepted since March 2021"),
                    Number("12", "reviews of others’ work"),
                    Number("9", "releases that contain this work"),
                )
            ),
            Bars(
                "Most of the work is in functions and quality",
                "accepted contributions",
                (
                    ("functions", 31, "31"),
                    ("quality", 14, "14"),
                    ("documentation", 6, "6"),
                    ("design", 2, "2"),
                ),
            ),
            Points(
                (
                    Point("Retry idempotent requests once when a peer closes early", "weft, 30 Oct 2026", COMMIT),
                    Point("Bound the header cache by bytes, not by entries", "weft-http, 12 Aug 2026", COMMIT + "e"),
                    Point("Explain time-outs with a worked example", "weft, 3 Jun 2026", COMMIT + "f"),
                )
            ),
        ),
        ("53 contributions since 2021, in 9 releases", "12 reviews of others’ work", "Expert in weft/http"),
    )


def _waits() -> Section:
    return Section(
        "waits",
        "What we wait for, and what it takes us",
        (
            Points(
                (
                    Point(
                        "Back-port of the header fix to 2.3", "4 to 8 hours a month", "https://forge.example/weft/412"
                    ),
                    Point("A tested way from weft-cache 0.8 to 1.0", "6 to 10 hours a month"),
                )
            ),
            Quote(
                "If a fix is needed on a Friday evening, it is me or nobody. I would like it to be somebody.",
                "Cleo Marsh",
            ),
        ),
        ("10 to 18 hours a month of own support", "Two requests open since spring"),
    )


def _adds() -> Section:
    return Section(
        "adds",
        "What a service would add",
        (
            Points(
                (
                    Point("Support with answer times", "An answer within 4 working hours, by those who release weft."),
                    Point("Upgrade help", "Two days to move weft-cache from 0.8 to 1.0 with us, tests included."),
                )
            ),
            Paragraph("What stays with us: Cleo Marsh leads, the software stays open, we can stop after any month."),
            Quote("With those hours back I would finish the rate limiter that the partner API needs.", "Cleo Marsh"),
        ),
        ("Answers within 4 working hours", "Two days of upgrade help", "Cleo Marsh leads; nothing is locked in"),
    )


def _cost() -> Section:
    return Section(
        "cost",
        "What it costs, and what it returns",
        (
            Table(
                ("", "low", "high"),
                (
                    ("Support, 12 months", "EUR 7,200", "EUR 7,200"),
                    ("Upgrade help, 2 days", "EUR 2,200", "EUR 2,600"),
                    ("Hours no longer spent, a year", "36", "130"),
                    ("Their cost at EUR 60 to 90 an hour", "EUR 2,160", "EUR 11,700"),
                    ("Balance for the first year", "EUR −7,640", "EUR 2,300"),
                ),
                note="Assumed: an hour costs EUR 60 to 90, and 30 to 60 of 100 hours of own support fall away.",
                numeric=frozenset({1, 2}),
            ),
            Paragraph(
                "It pays for itself from 105 to 163 hours a year on. Not counted: an outage that does not happen."
            ),
        ),
        ("EUR 9,400 to 9,800 in the first year", "EUR 2,160 to 11,700 of our hours back", "Even at 105 to 163 hours"),
    )


def _everyone() -> Section:
    return Section(
        "everyone",
        "What it does for everyone",
        (
            Hundred(
                71,
                18,
                11,
                "Of each 100 paid person-days in 2025, 71 became open source.",
                ("became open source", "other work", "no record says where"),
            ),
            Points((Point("weft 2.4.0", "30 October 2026"), Point("weft-http 2.1.2", "12 August 2026"))),
        ),
        ("71 of each 100 paid days became open source", "Newest: weft 2.4.0"),
    )


def _ask() -> Section:
    return Section(
        "ask",
        "The next step",
        (Paragraph("Half an hour with engineering and finance, before the budget closes on 12 December.", "lede"),),
        ("Half an hour with engineering and finance", "Before 12 December"),
    )


def _questions() -> Section:
    return Section(
        "questions",
        "What finance, legal and security will ask",
        (
            Answers(
                (
                    Answer("Finance", "Can we stop?", "Yes, at the end of any month."),
                    Answer(
                        "Finance", "Why pay for what is free?", "The software is free. Time and guarantees are not."
                    ),
                    Answer("Legal", "Which licence?", "Apache-2.0 before, during and after the contract."),
                    Answer("Security", "How are we told of a flaw?", "By mail to two addresses of ours, within a day."),
                )
            ),
        ),
        ("Stop at any month’s end", "Apache-2.0, before, during and after", "Told of flaws within a day"),
    )


BUSY = Brief(
    language="en",
    rtl_name=False,
    title="Cleo Marsh: the case for working with Weftwise",
    member="Cleo Marsh",
    role="Platform engineer",
    employer="Larder Inc.",
    company="Weftwise",
    colour="#0d6e8a",
    made_on=DAY,
    made_on_text="24 November 2026",
    sections=(_us(), _already(), _waits(), _adds(), _cost(), _everyone(), _ask(), _questions()),
    sources=(
        "Weftwise’s records of accepted contributions, as of 24 November 2026",
        "Weftwise’s published services, read on 24 November 2026",
        "Cleo Marsh’s own estimates, marked as such",
    ),
    label=ENGLISH,
)

ONE = Brief(
    language="de",
    rtl_name=False,
    title="Jörg Weißmüller: warum mit Weftwise arbeiten",
    member="Jörg Weißmüller",
    role="Systemadministrator",
    employer="Vorratskammer Lebensmittelgroßhandelsgesellschaft mbH",
    company="Weftwise",
    colour="#f7c948",
    made_on=DAY,
    made_on_text="24. November 2026",
    sections=(
        Section(
            "already",
            "Was wir schon haben",
            (
                Paragraph(
                    "Jörg Weißmüller hat einen Beitrag zu weft geleistet, der seit 2.3.1 ausgeliefert wird.", "lede"
                ),
                Points((Point("Zeitüberschreitung beim Verbindungsaufbau beachten", "weft, 2. März 2025", COMMIT),)),
            ),
            ("Ein Beitrag, ausgeliefert seit 2.3.1",),
        ),
        Section(
            "cost",
            "Was es kostet und was es bringt",
            (
                Table(
                    ("", "mindestens", "höchstens"),
                    (("Softwarewartungsvereinbarungsverlängerung, 12 Monate", "7.200 EUR", "7.200 EUR"),),
                    numeric=frozenset({1, 2}),
                ),
                Paragraph("Kostendeckend ab 80 bis 120 Stunden im Jahr."),
            ),
            ("7.200 EUR im Jahr", "Kostendeckend ab 80 bis 120 Stunden"),
        ),
        Section(
            "ask",
            "Der nächste Schritt",
            (Paragraph("Ein Gespräch von einer halben Stunde.", "lede"),),
            ("Ein Gespräch",),
        ),
    ),
    label=GERMAN,
)

NONE = Brief(
    language="fr",
    rtl_name=False,
    title="Zoé Lefèvre : pourquoi travailler avec Weftwise",
    member="Zoé Lefèvre",
    role="",
    employer="",
    company="Weftwise",
    colour="",
    made_on=DAY,
    made_on_text="24 novembre 2026",
    sections=(
        Section(
            "already",
            "Ce que je sais pour l’utiliser",
            (Quote("Nous l’utilisons depuis trois ans ; j’en connais les réglages et les limites.", "Zoé Lefèvre"),),
        ),
        Section("ask", "La prochaine étape", (Paragraph("Un essai d’un mois, sans engagement.", "lede"),)),
    ),
    label=FRENCH,
)

FULL_JAPANESE = replace(
    BUSY,
    language="ja",
    title="佐藤 美咲：Weftwise と働くことについて",
    member="佐藤 美咲",
    role="プラットフォーム・エンジニア",
    employer="青葉商事株式会社",
    colour="#b5123f",
    made_on_text="2026年11月24日",
    sections=(
        Section(
            "us",
            "私たちが使っているもの",
            (
                Paragraph("三つのサービスは weft がなければ一件の要求にも応えられません。", "lede"),
                Quote(
                    "決済、検索、提携先向け API はすべて weft の上で動いています。止まれば注文も止まります。",
                    "佐藤 美咲",
                ),
                Table(
                    ("部品", "使用中の版", "公開日", "最新の版"),
                    (("weft", "2.3.1", "2025年3月14日", "2.4.0"), ("weft-cache", "0.8.4", "2023年7月19日", "1.0.1")),
                ),
            ),
            ("決済、検索、提携先向け API が weft の上で動いている", "最も古い部品は2023年7月のもの"),
        ),
        Section(
            "already",
            "すでに社内にあるもの",
            (
                Paragraph("weft を最もよく知る一人が、すでに青葉商事にいます。", "lede"),
                Numbers((Number("53", "2021年3月以降に採用された貢献"), Number("12", "他の人の仕事の査読"))),
                Bars(
                    "仕事の多くは機能と品質",
                    "採用された貢献",
                    (("機能", 31, "31"), ("品質", 14, "14"), ("文書", 6, "6")),
                ),
                Points((Point("相手が早く閉じたときに一度だけ再試行する", "weft、2026年10月30日", COMMIT),)),
            ),
            ("2021年以降に53件の貢献、9つの版に収録", "他の人の仕事を12件査読"),
        ),
        Section(
            "everyone",
            "みんなのためになること",
            (
                Hundred(
                    71,
                    18,
                    11,
                    "支払われた100人日のうち71が公開されました。",
                    ("公開されたもの", "その他の仕事", "記録なし"),
                ),
            ),
            ("支払われた100日のうち71日が公開された",),
        ),
        Section(
            "ask",
            "次の一歩",
            (Paragraph("12月12日までに、技術部門と経理部門で三十分の打ち合わせを。", "lede"),),
            ("三十分の打ち合わせ",),
        ),
        Section(
            "questions",
            "経理、法務、情報安全の担当者が尋ねること",
            (Answers((Answer("経理", "やめられますか。", "はい、毎月末にやめられます。"),)),),
        ),
    ),
    sources=("Weftwise の記録、2026年11月24日現在",),
    label=JAPANESE,
)

RIGHT_TO_LEFT = replace(
    BUSY,
    rtl_name=True,
    title="مريم الحسيني: the case for working with Weftwise",
    member="مريم الحسيني",
    colour="#5b3fa8",
    label={**ENGLISH, "prepared": "Prepared by مريم الحسيني for Larder Inc., 24 November 2026"},
    sections=tuple(
        replace(
            section,
            title=section.title.replace("Cleo Marsh", "مريم الحسيني"),
            blocks=tuple(replace(b, by="مريم الحسيني") if isinstance(b, Quote) else b for b in section.blocks),
        )
        for section in BUSY.sections
    ),
)

HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(1)) =cmd|' /C calc'!A0 #eval(\"1\") $x^2$ *b* _i_ `c`"
    " @ref \\ & ~ ![i](x)"
)
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 25


def _extreme_blocks() -> tuple[Block, ...]:
    many = tuple(
        Point(f"{n}. {HOSTILE}", "detail " * 30, "javascript:alert(1)" if n % 2 else COMMIT) for n in range(50)
    )
    return (
        Paragraph(LONG_WORD[:2000], "lede"),
        Paragraph("first line\nsecond line\n\nthird line after a gap"),
        Quote("🐝 naïve 👩‍🚀 " + "very long words of one’s own " * 68, "👩‍🚀 Ümit O’Neil-Żółć"),
        Points(many),
        Numbers(tuple(Number("1,234,567,890,123 person-days", LONG_WORD[:200]) for _ in range(4))),
        Table(
            tuple(f"column {n} {LONG_WORD[:40]}" for n in range(6)),
            tuple((HOSTILE, LONG_WORD[:300], "=1+1", "+1", "-1", "@x") for _ in range(50)),
            note=HOSTILE,
            numeric=frozenset({3, 4}),
        ),
        Bars(HOSTILE, LONG_WORD[:90], tuple((LONG_WORD[:120], float(n), f"{n:,}") for n in (0, 1e-9, 3, 1e12))),
        Hundred(0, 0, 100, HOSTILE, ("a", LONG_WORD[:80], "c")),
        Answers(tuple(Answer("Finance" if n % 3 else "Legal", HOSTILE, "words " * 300) for n in range(8))),
    )


EXTREME = Brief(
    language="en",
    rtl_name=False,
    title=f"👩‍🚀 Ümit O’Neil-Żółć {HOSTILE}",
    member="👩‍🚀 Ümit O’Neil-Żółć " + "of the very long name " * 8,
    role=LONG_WORD[:200],
    employer="𓀀 Hieroglyph & Sons " + LONG_WORD[:120],
    company="Weftwise </title><script>alert(2)</script>",
    colour="#fffffe",
    made_on=DAY,
    made_on_text="24 November 2026",
    sections=(
        Section("us", HOSTILE, _extreme_blocks(), (LONG_WORD[:300], HOSTILE, "third", "fourth")),
        Section("already", LONG_WORD[:200], (Points(()), Table((), ()), Numbers(()), Bars("", "", ()), Answers(()))),
        Section("ask", "ask", (Paragraph(""), Points((Point("mail me", "", "mailto:me@larder.example"),)))),
    ),
    sources=(HOSTILE, LONG_WORD[:400]),
)

SAMPLES = {"busy": BUSY, "one": ONE, "none": NONE, "japanese": FULL_JAPANESE, "rtl": RIGHT_TO_LEFT, "extreme": EXTREME}


def texts_of(brief: Brief) -> list[str]:
    """Return every text of a brief that a reader must find, in order; empty ones left out."""
    found = [brief.title, brief.member, brief.role, brief.employer, brief.company, brief.made_on_text]
    for section in brief.sections:
        found.append(section.title)
        for block in section.blocks:
            found += _texts_of(block)
    return [text for text in [*found, *brief.sources] if text.strip()]


def _texts_of(block: Block) -> list[str]:
    match block:
        case Paragraph():
            return block.text.split("\n")
        case Quote():
            return [block.text, block.by]
        case Points():
            return [text for item in block.items for text in (item.text, item.detail)]
        case Numbers():
            return [text for item in block.items for text in (item.value, item.label)]
        case Table():
            return [*block.header, *(cell for row in block.rows for cell in row), block.note]
        case Bars():
            return [block.title, block.unit, *(text for label, _, figure in block.rows for text in (label, figure))]
        case Hundred():
            return [block.said, *block.labels]
        case Answers():
            return [text for item in block.items for text in (item.who, item.question, item.answer)]
