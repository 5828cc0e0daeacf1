"""Invented people's names: given and family names of many languages, combined by chance; nobody real is meant."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True)
class Culture:
    """Where somebody comes from.

    Parameters
    ----------
    code : str
        Language code, as in the file names of translations.
    offset : int
        Minutes ahead of UTC in winter.
    summer : bool
        Clocks go forward from April to October.
    share : float
        Weight among contributors.
    family_first : bool
        Order of the name in the language's own script.
    """

    code: str
    language: str
    offset: int
    summer: bool
    share: float
    given: tuple[str, ...]
    family: tuple[str, ...]
    family_first: bool = False


@dataclass(frozen=True)
class Name:
    """A person's name: as they write it, and in plain ASCII."""

    given: str
    family: str
    native: str
    latin: str

    @property
    def ascii(self) -> str:
        """The name without diacritics."""
        return ascii_text(self.latin)


_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae"})


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text: a list that is short to write."""
    return tuple(text.split())


def ascii_text(text: str) -> str:
    """Return Latin text without diacritics."""
    parts = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return parts.encode("ascii", "ignore").decode()


def compose(culture: Culture, given: str, family: str) -> Name:
    """Put a name together; names of another script are listed as ``native=latin``."""
    own_given, _, latin_given = given.replace("_", " ").partition("=")
    own_family, _, latin_family = family.replace("_", " ").partition("=")
    latin = f"{latin_given or own_given} {latin_family or own_family}"
    gap = "" if culture.code in _UNSPACED else " "
    native = gap.join((own_family, own_given) if culture.family_first else (own_given, own_family))
    return Name(latin_given or own_given, latin_family or own_family, native, latin)


def _culture(
    code: str, language: str, offset: int, share: float, given: str, family: str, *, summer: bool = True
) -> Culture:
    family_first = code in _FAMILY_FIRST
    return Culture(code, language, offset, summer, share, words(given), words(family), family_first)


_UNSPACED = ("ja", "zh", "ko")
_FAMILY_FIRST = (*_UNSPACED, "vi")

# fmt: off
CULTURES = (
    _culture("de", "German", 60, 20,
        given="Anke Birte Carsten Dörte Frauke Götz Hannes Ilse Jörg Katja Lothar Maike Nils Rüdiger Silke Thorben "
        "Ute Volker",
        family="Achterfeld Bückner Dornbusch Eichler Fährmann Gössling Haselbach Kühnert Lindemuth Möhring Obermoos "
        "Rebstöck Schwarzdorn Tannhof Weidlich"),
    _culture("fr", "French", 60, 10,
        given="Aurélie Benoît Céline Didier Élodie Fabrice Gaëlle Hervé Inès Joël Maïwenn Noé Océane Rémi Solène",
        family="Aubépin Bruyère Chênevert Delaroche Érable Fougeret Genévrier Houssaye Lavergne Noisetier Peupleray "
        "Sureau"),
    _culture("en", "English", 0, 14,
        given="Abigail Bryn Callum Daphne Edwin Fiona Gareth Harriet Imogen Jasper Keira Lowell Morag Nigel Owen "
        "Philippa Rhys Stella Tristan Una",
        family="Ashgrove Birchall Corncrake Dunnock Elderfield Fernside Greenshaw Hawthwaite Kestrelton Larkham "
        "Mossley Oakenshaw Plover Rushbrook Thistlewood Wrenfield"),
    _culture("en", "English", -300, 8,
        given="Alma Brandon Corinne Dexter Eleanor Floyd Georgia Hank Ione Jarvis Lavinia Miles",
        family="Alderbrook Bluestem Cottonwood Dogwood Foxglove Goldenrod Hackberry Ironwood Larkspur Milkweed "
        "Sagebrush"),
    _culture("es", "Spanish", 60, 7,
        given="Adrián Belén Cristóbal Débora Eusebio Fátima Gonzalo Íñigo Jimena Lucía Nicolás",
        family="Alcornoque Brezales Cigüeña Encinar Fresneda Golondrín Jaramillar Madroñal Olmeda Retamares Zarzosa"),
    _culture("pt", "Portuguese", -180, 6, summer=False,
        given="Antônia Bráulio Cauã Dália Estêvão Flávia Gerônimo Iara João Luísa Otávio",
        family="Açaízal Bromélia Cajueira Figueiral Ipêroxo Jacarandá Mangabeira Palmital Sabiá Umbuzeira"),
    _culture("it", "Italian", 60, 4,
        given="Agnese Brunella Corrado Delfina Ettore Fiorella Guido Ivana Loris Noemi",
        family="Betulla Castagneto Faggiani Ginepro Lauretti Mirtilli Ontani Robinia Salicetti"),
    _culture("pl", "Polish", 60, 4,
        given="Agnieszka Bożena Czesław Elżbieta Grażyna Jędrzej Łucja Michał Paweł Żaneta",
        family="Brzezicki Dąbrówka Grabiński Jesionek Kłosowicz Leszczyniak Olszyński Świerczek Wierzbicz"),
    _culture("cs", "Czech", 60, 4,
        given="Bedřich Dušan Jiřina Květa Lumír Ondřej Růžena Šimon Věra Zdeněk",
        family="Břízka Dubovský Habrman Jasanova Kaštánek Lipovec Ořechova Smrčina Vrbíček"),
    _culture("sv", "Swedish", 60, 4,
        given="Åsa Björn Einar Frida Göran Håkan Linnéa Örjan Signe Torbjörn",
        family="Almgrenius Björklund-Ek Granskog Hägglöv Lönnros Rönnbäcken Sälgström Videmark"),
    _culture("nb", "Norwegian", 60, 2,
        given="Bjørg Øyvind Kjersti Ragnhild Sølvi Tormod",
        family="Bjørkelien Furuøy Gransæter Lønneberg Osphaug Rognmo"),
    _culture("nl", "Dutch", 60, 4,
        given="Aafke Bram Diederik Femke Gijs Hedwig Joost Marijke",
        family="van_Berkenrode de_Elzenaar Hazelhorst van_der_Iepen Lindeloof ter_Wilgen"),
    _culture("tr", "Turkish", 180, 2, summer=False,
        given="Ayşegül Çağlar Doğan Gülşen İbrahim Özlem Şükrü",
        family="Akçaağaç Çınarlı Ihlamurcu Kavakoğlu Meşeli Söğütçü"),
    _culture("ru", "Russian", 180, 5, summer=False,
        given="Алёна=Alyona Борис=Boris Глеб=Gleb Дарья=Darya Егор=Yegor Злата=Zlata Кирилл=Kirill Мария=Maria "
        "Тимур=Timur",
        family="Берёзкин=Beryozkin Вязов=Vyazov Дубравин=Dubravin Ивняков=Ivnyakov Клёнов=Klyonov Ольшанов=Olshanov "
        "Рябинкин=Ryabinkin"),
    _culture("uk", "Ukrainian", 120, 3,
        given="Богдан=Bohdan Ганна=Hanna Данило=Danylo Зоряна=Zoriana Любомир=Liubomyr Остап=Ostap",
        family="Вербенко=Verbenko Горішний=Horishnyi Калиненко=Kalynenko Липівець=Lypivets Тополенко=Topolenko"),
    _culture("ja", "Japanese", 540, 6, summer=False,
        given="葵=Aoi 大地=Daichi 栄子=Eiko 春樹=Haruki 一花=Ichika 健太=Kenta 美桜=Mio 直人=Naoto 凛=Rin 翔=Sho",
        family="柏木野=Kashiwagino 楠原=Kusuhara 杉浦台=Sugiuradai 椿本=Tsubakimoto 梅沢=Umezawa 桜庭=Sakuraba "
        "楢崎=Narasaki"),
    _culture("zh", "Chinese", 480, 6, summer=False,
        given="伟=Wei 芳=Fang 静怡=Jingyi 浩然=Haoran 梓涵=Zihan 晨=Chen 雨桐=Yutong 明哲=Mingzhe",
        family="张=Zhang 李=Li 林=Lin 柳=Liu 梅=Mei 杨=Yang 桂=Gui 柏=Bo"),
    _culture("ko", "Korean", 540, 2, summer=False,
        given="민준=Minjun 서연=Seoyeon 지호=Jiho 하은=Haeun",
        family="박=Park 임=Lim 송=Song 매=Mae"),
    _culture("vi", "Vietnamese", 420, 4, summer=False,
        given="Bảo Cường Dũng Hằng Khánh Loan Minh Ngọc Phượng Quỳnh Thảo",
        family="Nguyễn Trần Lê_Đình Phạm_Thị Đỗ_Hoàng Bùi_Văn Vũ_Ngọc"),
    _culture("ar", "Arabic", 180, 4, summer=False,
        given="أمينة=Amina باسم=Basim دلال=Dalal فارس=Faris حسناء=Hasna كريم=Karim ليلى=Layla نادر=Nadir",
        family="الزيتوني=Al-Zaytuni النخيلي=Al-Nakhili السنديان=Al-Sindyan الرمانة=Al-Rummana الصفصاف=Al-Safsaf"),
    _culture("hi", "Hindi", 330, 6, summer=False,
        given="Aditi Bhaskar Chitra Devendra Farhan Ishaan Kavya Lakshmi Manoj Nandini Rohit Tara",
        family="Amaltas Banyanwala Chandanpur Deodhar Gulmohar Kadamb Neemkar Palashi Saptaparni Tamalika"),
)
# fmt: on
"""Weights follow where contributors of such projects tend to live; family names are trees and birds, mostly."""
