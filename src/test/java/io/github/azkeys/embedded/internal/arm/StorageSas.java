// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.embedded.internal.arm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the shared access signatures of storage accounts as ARM does, so that the storage services accept them.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/create-account-sas">Create an account SAS</a>
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/create-service-sas">Create a service SAS</a>
 */
final class StorageSas {

    /** That of the storage SDK, with whose tokens StorageSasTest compares those of this class. */
    private static final String VERSION = "2026-02-06";

    private final ObjectNode request;
    private final Map<String, String> token = new LinkedHashMap<>();

    private StorageSas(ObjectNode request) {
        this.request = request;
        token.put("sv", VERSION);
    }

    /** Returns a token for a whole account. */
    static String ofAccount(ObjectNode request, String account, String key) {
        StorageSas sas = new StorageSas(request);
        sas.take("ss", "signedServices");
        sas.take("srt", "signedResourceTypes");
        sas.takeCommon();
        return sas.signed(key, account, "sp", "ss", "srt", "st", "se", "sip", "spr", "sv", "ses", null);
    }

    /** Returns a token for a resource in an account. */
    static String ofService(ObjectNode request, String key) {
        StorageSas sas = new StorageSas(request);
        sas.take("sr", "signedResource");
        sas.takeCommon();
        String resource = request.path("canonicalizedResource").asText();
        sas.token.put("canonicalized", resource);
        String headers = ",rscc,rscd,rsce,rscl,rsct";
        String fields = "sp,st,se,canonicalized,si,sip,spr,sv"
                + switch (resource.split("/", 3)[1]) {
                    case "blob" -> ",sr,snapshot,ses" + headers;
                    case "file" -> headers;
                    case "table" -> ",spk,srk,epk,erk";
                    default -> "";
                };
        return sas.signed(key, null, fields.split(","));
    }

    private void takeCommon() {
        take("sp", "signedPermission");
        take("sip", "signedIp");
        take("spr", "signedProtocol");
        takeTime("st", "signedStart");
        takeTime("se", "signedExpiry");
    }

    private void take(String field, String name) {
        if (request.hasNonNull(name)) {
            token.put(field, request.get(name).asText());
        }
    }

    private void takeTime(String field, String name) {
        try {
            if (request.hasNonNull(name)) {
                Instant time = Instant.parse(request.get(name).asText());
                token.put(field, time.truncatedTo(ChronoUnit.SECONDS).toString());
            }
        } catch (DateTimeException e) {
            throw ArmErrorResponses.of(
                    400,
                    "InvalidValuesForRequestParameters",
                    "Values for request parameters are invalid: " + name + ".");
        }
    }

    /**
     * @param account the first line of the signed text; null if there is none
     * @param fields the fields of the other lines; null for an empty last line
     */
    private String signed(String key, String account, String... fields) {
        String lines = Stream.concat(
                        Stream.ofNullable(account),
                        Stream.of(fields).map(field -> field == null ? "" : token.getOrDefault(field, "")))
                .collect(Collectors.joining("\n"));
        token.remove("canonicalized");
        token.put("sig", hmac(key, lines));
        return token.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String hmac(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(key), mac.getAlgorithm()));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys of the documented account are not in Base64. */
    private static byte[] bytes(String key) {
        try {
            return Base64.getDecoder().decode(key);
        } catch (IllegalArgumentException e) {
            return key.getBytes(StandardCharsets.UTF_8);
        }
    }
}
