"""Checks the request on standard input, {"method","url","headers","body","pem"} with the body in base64, by
http-message-signatures where it is signed by RFC 9421; prints whether it is valid."""

import base64
import json
import sys

import requests
from cryptography.hazmat.primitives import serialization
from http_message_signatures import HTTPMessageVerifier, HTTPSignatureKeyResolver, InvalidSignature, algorithms

request = json.load(sys.stdin)


class Resolver(HTTPSignatureKeyResolver):
    def resolve_public_key(self, key_id):
        return serialization.load_pem_public_key(request["pem"].encode())

    def resolve_private_key(self, key_id):
        raise NotImplementedError


if "signature-input" in request["headers"]:
    message = requests.Request(
        request["method"], request["url"], headers=request["headers"], data=base64.b64decode(request["body"])
    ).prepare()
    verifier = HTTPMessageVerifier(signature_algorithm=algorithms.RSA_V1_5_SHA256, key_resolver=Resolver())
    try:
        verifier.verify(message)
        print("http-message-signatures valid")
    except InvalidSignature:
        print("http-message-signatures invalid")
