// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.address;

import io.github.azkeys.AzureCloud;
import io.github.azkeys.internal.cloud.CloudSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An ARM id as users copy it: the id itself, with two slashes at the beginning as shells on Windows need it, or a URL of
 * the Azure portal or of ARM that contains it. Only the id is used: the call goes to the ARM of the configuration. The
 * names in the id are not validated.
 */
final class CopiedId {

    /** The longest URL that is read; ids are much shorter. */
    private static final int MAX_URL = 4000;

    private static final List<String> PORTALS =
            hosts(cloud -> cloud.environment().getPortal());
    private static final List<String> MANAGERS =
            hosts(cloud -> cloud.environment().getResourceManagerEndpoint());

    /** A page of the portal for a resource: {@code @tenant/resource/subscriptions/…}. */
    private static final Pattern RESOURCE_PAGE = Pattern.compile("(?i)/?(?:@[^/]*/)?resource(/subscriptions/.*)");

    /** The page of a view, in which an id is one escaped segment. */
    private static final Pattern VIEW = Pattern.compile("(?i)/?(?:@[^/]*/)?(?:blade|view)/.*");

    /** The id, or the rest of the page if it is decoded, as in the URI of an endpoint. */
    private static final Pattern VIEWED_ID =
            Pattern.compile("(?i)(?<=/)(?:%2Fsubscriptions%2F[^/]*|/subscriptions/.*)");

    private CopiedId() {}

    /**
     * Returns the ARM id.
     *
     * @param action the action of the operation, with which the URL of a request ends
     * @return empty if the text is a URL that does not contain exactly one id
     */
    static Optional<String> read(String text, String action) {
        String copied = text.strip();
        if (!copied.contains("://")) {
            return Optional.of(copied.startsWith("//") ? copied.substring(1) : copied);
        }
        return url(copied)
                .flatMap(url -> isAt(PORTALS, url)
                        ? ofPortal(url)
                        : isAt(MANAGERS, url) ? ofManager(url, action) : Optional.empty());
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = text.length() > MAX_URL ? null : new URI(text);
            return Optional.ofNullable(url)
                    .filter(given -> "https".equalsIgnoreCase(given.getScheme()))
                    .filter(given -> given.getHost() != null && given.getUserInfo() == null)
                    .filter(given -> given.getPort() == -1 || given.getPort() == 443);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofPortal(URI url) {
        String page = url.getRawFragment() == null ? "" : url.getRawFragment();
        if (VIEW.matcher(page).matches()) {
            List<String> ids =
                    VIEWED_ID.matcher(page).results().map(MatchResult::group).toList();
            if (ids.size() != 1) {
                return Optional.empty();
            }
            return ids.get(0).startsWith("/") ? id(ids.get(0)) : decoded(ids.get(0));
        }
        Matcher resource = RESOURCE_PAGE.matcher(page);
        return resource.matches() ? id(resource.group(1)).map(CopiedId::withoutMenu) : Optional.empty();
    }

    /** Takes the URL of a request for the resource: other parameters than the version could state another resource. */
    private static Optional<String> ofManager(URI url, String action) {
        String query = url.getRawQuery();
        if (url.getRawFragment() != null || query != null && !query.matches("(?i)api-version=[0-9A-Za-z.-]*")) {
            return Optional.empty();
        }
        String end = "/" + action;
        String path = url.getRawPath();
        int id = path.length() - end.length();
        return id(id > 0 && path.regionMatches(true, id, end, 0, end.length()) ? path.substring(0, id) : path);
    }

    /** Removes the entry of the menu, such as {@code overview}: an id has pairs of segments, a type and a name. */
    private static String withoutMenu(String id) {
        String path = id.endsWith("/") ? id.substring(0, id.length() - 1) : id;
        return path.chars().filter(c -> c == '/').count() % 2 == 0 ? path : path.substring(0, path.lastIndexOf('/'));
    }

    /** Decodes each segment for itself, so that an escaped slash does not separate segments. */
    private static Optional<String> id(String path) {
        List<Optional<String>> segments = Stream.of(path.split("/", -1))
                .map(CopiedId::decoded)
                .map(segment -> segment.filter(name -> name.indexOf('/') < 0))
                .toList();
        return segments.stream().allMatch(Optional::isPresent)
                ? Optional.of(segments.stream().map(Optional::get).collect(Collectors.joining("/")))
                : Optional.empty();
    }

    /** Decodes once; a percent sign that remains is not valid in a name. Returns empty if the text is not UTF-8. */
    private static Optional<String> decoded(String text) {
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(given.length);
        for (int i = 0; i < given.length; i++) {
            boolean escaped = given[i] == '%'; // a URI has valid escapes only
            bytes.put(escaped ? (byte) Integer.parseInt(text(given, i + 1), 16) : given[i]);
            i += escaped ? 2 : 0;
        }
        try {
            String name =
                    StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return Optional.of(Normalizer.normalize(name, Normalizer.Form.NFC));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes, int from) {
        return new String(bytes, from, 2, StandardCharsets.US_ASCII);
    }

    /** Whether the URL has one of the hosts or a host below it, such as that of a region. */
    private static boolean isAt(List<String> hosts, URI url) {
        String host = url.getHost().toLowerCase(Locale.ROOT);
        return hosts.stream().anyMatch(known -> host.equals(known) || host.endsWith("." + known));
    }

    private static List<String> hosts(Function<CloudSettings, String> url) {
        return Stream.of(AzureCloud.values())
                .map(CloudSettings::of)
                .map(url)
                .map(URI::create)
                .map(URI::getHost)
                .toList();
    }
}
