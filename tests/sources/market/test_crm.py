from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.sources.market.sites import Landed, land

HUBSPOT = """
[[market.source]]
system = "hubspot"
companies = ["hubspot/companies.csv"]
deals = ["hubspot/deals.csv"]
services = { "newbusiness" = "support" }
"""
COMPANIES = (
    '"Record ID","Company name","Company owner","Create Date","Phone Number","City","Country/Region","Industry",'
)
COMPANIES += '"Company Domain Name"\n"901","Larder Ltd","","2025-01-02 10:00","","Cork","Ireland","","larder.example"\n'
DEALS = '"Record ID","Deal Name","Deal Stage","Close Date","Deal owner","Amount","Currency","Deal Type","Pipeline",'
DEALS += '"Monthly recurring revenue","Annual recurring revenue","Contract start date","Contract end date",'
DEALS += '"Associated Company","Associated Company IDs"\n'


def hubspot(folder: Path, *rows: str) -> Landed:
    """Land HubSpot's two exports."""
    files = {"hubspot/companies.csv": COMPANIES, "hubspot/deals.csv": DEALS + "".join(f"{row}\n" for row in rows)}
    return land(folder, HUBSPOT, files)


def deal(number: int, stage: str = "Closed Won", money: str = ",,", days: str = ",", amount: str = "1200") -> str:
    """Return a deal's row; `money` is what recurs per month and year, `days` when it starts and ends."""
    head = f"{number},Larder {number},{stage},2025-01-15 09:30,,{amount},EUR,newbusiness,Sales"
    return f"{head},{money.rstrip(',') if money.strip(',') else ','},{days},Larder Ltd,901"


def test_hubspot_deals_won_become_subscriptions(tmp_path: Path) -> None:
    got = hubspot(
        tmp_path,
        deal(1, money="100,1200"),
        deal(2, money=",2400", days="2025-02-01,2026-01-31"),
        deal(3, days="2025-01-01,2025-06-30"),
        deal(4, stage="Contract Sent", money="100,1200"),
        deal(5),
    )
    assert got.column("customer", "customer_id", "name", "domains", "country") == [
        ("hubspot:901", "Larder Ltd", "larder.example", None)
    ]
    assert got.column("subscription", "subscription_id", "service", "started_on", "ended_on", "monthly_amount") == [
        ("hubspot:1", "support", date(2025, 1, 15), None, Decimal(100)),
        ("hubspot:2", "support", date(2025, 2, 1), date(2026, 2, 1), Decimal(200)),
        ("hubspot:3", "support", date(2025, 1, 1), date(2025, 7, 1), Decimal(200)),
    ]
    assert got.finding("deal-single").seen == "1 deals won without a price per month or days"


def test_hubspot_bad_cell_costs_its_deal(tmp_path: Path) -> None:
    got = hubspot(tmp_path, deal(1, money="many,1200"))
    assert (got.subscription, got.finding("amount-wrong").evidence.locator) == ([], "row 2")


SALESFORCE = """
[[market.source]]
system = "salesforce"
accounts = ["sf/Account.csv"]
opportunities = ["sf/Opportunity.csv"]
contracts = ["sf/Contract.csv"]
line_items = ["sf/OpportunityLineItem.csv"]
services = { "01t1" = "support" }
"""
FILES = {
    "sf/Account.csv": "Id,IsDeleted,Name,Type,BillingCity,BillingCountryCode,Website\n"
    "0011,0,Larder Ltd,Customer,Cork,IE,https://www.larder.example\n",
    "sf/Opportunity.csv": "Id,IsDeleted,AccountId,Name,StageName,Amount,CloseDate,Type,IsClosed,IsWon,CurrencyIsoCode,"
    "ContractId\n0061,0,0011,Larder 1,Closed Won,3600.00,2024-12-20,New,1,1,USD,8001\n"
    "0062,0,0011,Larder 2,Closed Won,2400.00,2024-12-20,New,1,1,USD,8002\n"
    "0063,0,0011,Larder 3,Closed Lost,2400.00,2024-12-20,New,1,0,USD,8002\n"
    "0064,0,0011,Larder 4,Closed Won,900.00,2024-12-20,New,1,1,USD,\n",
    "sf/Contract.csv": "Id,AccountId,StartDate,EndDate,ContractTerm,Status,ContractNumber\n"
    "8001,0011,2025-01-01,,12,Activated,00000101\n8002,0011,2025-01-01,2025-12-31,,Activated,00000102\n",
    "sf/OpportunityLineItem.csv": "Id,OpportunityId,Product2Id,Name,Quantity,UnitPrice,TotalPrice,ServiceDate\n"
    "00k1,0061,01t1,Larder 1 Gold,1,2400,2400.00,\n00k2,0061,01t2,Hosting,1,1200,1200.00,2025-03-01\n",
}


def test_salesforce_opportunities_won_become_subscriptions(tmp_path: Path) -> None:
    got = land(tmp_path, SALESFORCE, FILES)
    assert got.column("customer", "customer_id", "name", "domains", "country") == [
        ("salesforce:0011", "Larder Ltd", "larder.example", "IE")
    ]
    assert got.column("subscription", "subscription_id", "service", "started_on", "ended_on", "monthly_amount") == [
        ("salesforce:0061/00k1", "support", date(2025, 1, 1), date(2026, 1, 1), Decimal(200)),
        ("salesforce:0061/00k2", "hosting", date(2025, 3, 1), date(2026, 1, 1), Decimal(100)),
        ("salesforce:0062", "new", date(2025, 1, 1), date(2026, 1, 1), Decimal(200)),
    ]
    assert got.finding("deal-single").evidence.source == "sf/Opportunity.csv"
