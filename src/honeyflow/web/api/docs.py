"""The page about the API, made of its description: nothing from outside, no script."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from ninja import NinjaAPI


def show_docs(request: HttpRequest, api: NinjaAPI) -> HttpResponse:
    """Show what can be asked, what has to be sent and what is answered."""
    described = api.get_openapi_schema()
    context = {"title": described["info"]["title"], "operations": list(_operations(described)), "here": request.path}
    return HttpResponse(render_to_string("api_docs.html", context))


def _operations(described: dict[str, Any]) -> Iterator[dict[str, Any]]:
    schemas = described["components"]["schemas"]
    for where, methods in described["paths"].items():
        for method, told in methods.items():
            sent = told.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            answer = told["responses"][200]["content"]["application/json"]["schema"]
            yield {
                "name": told["operationId"].rpartition("_")[2],
                "summary": told["summary"],
                "description": told["description"].replace("`", ""),
                "call": f"{method.upper()} {where}",
                "parameters": [(each["name"], each["in"], each.get("required")) for each in told.get("parameters", [])],
                "sent": list(_fields(sent, schemas)) if sent else [],
                "answer": list(_fields(answer, schemas)),
                "refusals": sorted(status for status in told["responses"] if status != 200),
            }


def _fields(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Yield each field: its name, what it is in words, whether it has to be there."""
    one = _resolved(schema, schemas)
    for name, told in one.get("properties", {}).items():
        yield name, _words(told, schemas), name in one.get("required", ())


def _resolved(schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = schemas[schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    return found


def _words(told: dict[str, Any], schemas: dict[str, Any]) -> str:
    told = _resolved(told, schemas)
    if "anyOf" in told:
        return " or ".join(_words(each, schemas) for each in told["anyOf"])
    if told.get("type") == "array":
        bounds = f", {told.get('minItems', 0):,} to {told['maxItems']:,}" if "maxItems" in told else ""
        return f"list of {_words(told['items'], schemas)}{bounds}"
    if "enum" in told:
        return f"one of {', '.join(told['enum'])}"
    if "properties" in told:
        return f"{{{', '.join(told['properties'])}}}"
    return {"null": "nothing", "string": "text", "integer": "whole number"}.get(told.get("type", ""), "value")
