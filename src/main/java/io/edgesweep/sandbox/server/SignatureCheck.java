package io.edgesweep.sandbox.server;

import io.edgesweep.sandbox.call.ApiErrorException;
import io.edgesweep.sandbox.call.ApiProduct;
import io.edgesweep.sandbox.call.Authorization;
import io.edgesweep.sandbox.call.HostHeader;
import io.edgesweep.sandbox.call.SandboxKey;
import io.edgesweep.sandbox.call.Tc3;
import io.edgesweep.sandbox.call.WireRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Finds out who calls, and whether the call is what the caller signed (API reference: Signature v3, errors). */
final class SignatureCheck {

    private static final List<String> ALWAYS_SIGNED = List.of("content-type", "host");
    private static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

    private final KeyRing keys;
    private final InstantSource clock;
    private final Duration tolerance;

    SignatureCheck(KeyRing keys, InstantSource clock, Duration tolerance) {
        this.keys = keys;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** The order of the checks decides which code a doubly wrong call is answered with. */
    SandboxKey check(WireRequest request, ApiProduct product) {
        Authorization authorization = Authorization.parse(request.header("Authorization"))
                .orElseThrow(() ->
                        new ApiErrorException("AuthFailure.InvalidAuthorization", "the Authorization is malformed"));
        SandboxKey key = keys.usable(authorization.secretId());
        Instant now = clock.instant();
        Instant signed = Instant.ofEpochSecond(Long.parseLong(request.timestamp()));
        if (Duration.between(signed, now).abs().compareTo(tolerance) > 0) {
            throw new ApiErrorException(
                    "AuthFailure.SignatureExpire", "the timestamp is too far from the server's time");
        }
        if (!hasRightScope(authorization, signed, request.host(), product)
                || !coversTheHeaders(authorization, request)
                || !hasRightSignature(authorization, key, request, product)) {
            throw new ApiErrorException("AuthFailure.SignatureFailure", "the signature does not fit the request");
        }
        keys.checkToken(key, request.header("X-TC-Token"), now);
        return key;
    }

    private static boolean hasRightScope(
            Authorization authorization, Instant signed, HostHeader host, ApiProduct product) {
        return authorization
                        .date()
                        .equals(LocalDate.ofInstant(signed, ZoneOffset.UTC).toString())
                && host.services(product).contains(authorization.service());
    }

    private static boolean coversTheHeaders(Authorization authorization, WireRequest request) {
        return authorization.signedHeaders().containsAll(ALWAYS_SIGNED)
                && authorization.signedHeaders().stream()
                        .noneMatch(name -> request.header(name).isEmpty());
    }

    private static boolean hasRightSignature(
            Authorization authorization, SandboxKey key, WireRequest request, ApiProduct product) {
        byte[] received = authorization.signature().getBytes(StandardCharsets.UTF_8);
        return request.host().signedForms(product).stream()
                .map(host -> Tc3.sign(
                        key.secretKey(),
                        authorization.date(),
                        authorization.service(),
                        request.timestamp(),
                        canonical(request, authorization.signedHeaders(), host)))
                .anyMatch(signature -> MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), received));
    }

    private static String canonical(WireRequest request, List<String> signedHeaders, String host) {
        List<String> names = signedHeaders.stream().sorted().toList();
        String headers = names.stream()
                .map(name -> name + ":" + (name.equals("host") ? host : request.header(name)) + "\n")
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT);
        boolean unsigned = request.header("X-TC-Content-SHA256").equals(UNSIGNED_PAYLOAD);
        return String.join(
                "\n",
                request.method(),
                "/",
                request.query(),
                headers,
                String.join(";", names),
                unsigned ? Tc3.sha256Hex(UNSIGNED_PAYLOAD) : request.payload().sha256());
    }
}
