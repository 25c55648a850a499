"""Sales slips on paper."""

from texts import money


def masked(pan):
    """The first six and the last four digits of a card number."""
    return f"{pan[:6]}{'*' * (len(pan) - 10)}{pan[-4:]}"


def sales_slips(identity, operator, entry, answer, card):
    """The merchant copy, to be signed, and the cardholder copy."""
    elements = {
        "title": identity.get("slipTitle", "SALES SLIP"), "merchantName": identity["merchantName"],
        "merchantId": identity["merchantId"], "terminalId": identity["terminalId"], "operator": operator,
        "issuer": answer.get("63", "")[3:23].strip(), "acquirer": identity["acquirerName"],
        "cardNumber": entry["cardNumber"], "entryLetter": "I", "transaction": "SALE", "batch": entry["batch"],
        "voucher": entry["voucher"], "authorisationCode": entry["authorisationCode"] or "",
        "reference": entry["reference"] or "", "dateTime": entry["dateTime"], "amountMinor": entry["amountMinor"],
    }
    if card.get("aid"):
        elements["applicationId"] = card["aid"]
    return [slip_copy("merchant", elements), slip_copy("cardholder", elements)]


def slip_copy(copy, elements):
    lines = [
        elements["title"], elements["merchantName"], f"Merchant {elements['merchantId']}",
        f"Terminal {elements['terminalId']} Operator {elements['operator']}", f"Issuer {elements['issuer']}",
        f"Acquirer {elements['acquirer']}", f"Card {elements['cardNumber']} {elements['entryLetter']}",
        elements["transaction"], f"Batch {elements['batch']} Voucher {elements['voucher']}",
        f"Authorisation {elements['authorisationCode']}", f"Reference {elements['reference']}", elements["dateTime"],
        f"Amount {money(elements['amountMinor'])}",
    ]
    if "applicationId" in elements:
        lines.append(f"Application {elements['applicationId']}")
    if copy == "merchant":
        lines += ["Merchant copy", "Cardholder signature", "I accept this charge to my card account"]
    else:
        lines += ["Cardholder copy", "Please check this slip", "Please keep this slip"]
    return {
        "copy": copy, "reprint": False, "signatureLine": copy == "merchant", "elements": elements, "lines": lines,
    }
