"""Sales slips: what stands on them, each by itself and as printed lines."""

from texts import masked, yuan


def sales_slips(configuration, entry, card, answer, operator):
    """The merchant copy, with room for a signature, and the cardholder copy."""
    identity = configuration["identity"]
    elements = {
        "title": identity.get("slipTitle", "SALES SLIP"), "merchantName": identity["merchantName"], "merchantId": identity["merchantId"],
        "terminalId": identity["terminalId"], "operator": operator, "issuer": answer.get("63", "")[3:23].strip(),
        "acquirer": identity["acquirerName"], "cardNumber": masked(card["pan"]), "entryLetter": "I", "transaction": "SALE",
        "batch": entry["batch"], "voucher": entry["voucher"], "authorisationCode": entry["authorisationCode"] or "",
        "reference": entry["reference"] or "", "dateTime": entry["dateTime"], "amountMinor": entry["amountMinor"],
        "applicationId": card.get("aid", "A000000333010101"),
    }
    lines = [
        elements["title"], elements["merchantName"], f"Merchant {elements['merchantId']}", f"Terminal {elements['terminalId']}",
        f"Operator {operator}", f"Issuer {elements['issuer']}", f"Acquirer {elements['acquirer']}", f"Card {elements['cardNumber']} I",
        "SALE", f"Batch {elements['batch']}", f"Voucher {elements['voucher']}", f"Authorisation {elements['authorisationCode']}",
        f"Reference {elements['reference']}", elements["dateTime"], f"Amount {yuan(entry['amountMinor'])}",
        f"Application {elements['applicationId']}",
    ]
    signature = ["I accept this charge to my card account", "Cardholder signature: ________________"]
    keep = ["Please check this slip", "Please keep this slip"]
    return [
        {"copy": "merchant", "reprint": False, "signatureLine": True, "elements": elements, "lines": ["Merchant copy", *lines, *signature, *keep]},
        {"copy": "cardholder", "reprint": False, "signatureLine": False, "elements": elements, "lines": ["Cardholder copy", *lines, *keep]},
    ]
