// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.asciidoctor.Asciidoctor;
import org.asciidoctor.Options;
import org.asciidoctor.SafeMode;
import org.asciidoctor.log.LogHandler;
import org.asciidoctor.log.LogRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documents render with the settings of GitHub, and all links have a target. */
class PageLinksTest {

    /** Shared, since starting one takes seconds. */
    private static final Asciidoctor ASCIIDOCTOR = Asciidoctor.Factory.create();

    private static final Path COMPONENT_PAGE = Path.of("src/main/docs/azkeys-component.adoc");
    private static final Pattern HREF = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("\\[[^\\]]+]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^(?:=+|#+) (.+)$", Pattern.MULTILINE);

    @AfterAll
    static void endAsciidoctor() {
        ASCIIDOCTOR.close();
    }

    @Test
    void theComponentPageRenders() throws IOException {
        String page = Files.readString(COMPONENT_PAGE);
        List<LogRecord> complaints = new ArrayList<>();

        String html = render(page, complaints);

        assertThat(complaints).extracting(LogRecord::getMessage).isEmpty();
        assertThat(html).contains("<h2 id=\"_uri_format\">URI format</h2>");
        assertThat(count(html, "<table")).isEqualTo(count(page, "(?m)^\\|===$") / 2);
        // outside of code and literal text, invalid markup is in the page as it was written
        String prose = html.replaceAll("(?s)<(pre|code).*?</\\1>", "");
        assertThat(prose).doesNotContain("|===", "----", "link:", "<<", "&lt;&lt;", "`");
        assertThat(matches(HREF, html)).isNotEmpty().allSatisfy(link -> {
            if (link.startsWith("#")) {
                assertThat(html).contains(" id=\"" + link.substring(1) + "\"");
            } else {
                assertLeadsSomewhere(COMPONENT_PAGE, link);
            }
        });
    }

    @Test
    void aPageThatIsWrongIsNoticed() {
        List<LogRecord> complaints = new ArrayList<>();

        String html = render("= Title\n\n[cols=\"1,1\"]\n|===\n| one | two | three\n|===\n\n<<Nowhere>>\n", complaints);

        assertThat(complaints).extracting(LogRecord::getMessage).anyMatch(message -> message.contains("table"));
        assertThat(matches(HREF, html)).contains("#Nowhere");
        assertThat(html).doesNotContain(" id=\"Nowhere\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README.md",
                "CONTRIBUTING.md",
                "SECURITY.md",
                "CHANGELOG.md",
                "catalog/README.md",
                "src/main/docs/performance.md"
            })
    void linksOfOtherPagesLeadSomewhere(String page) throws IOException {
        assertThat(matches(MARKDOWN_LINK, Files.readString(Path.of(page))))
                .allSatisfy(link -> assertLeadsSomewhere(Path.of(page), link));
    }

    /** Renders with the settings of GitHub, which does not include files or run code. */
    private static String render(String page, List<LogRecord> complaints) {
        LogHandler handler = complaints::add;
        ASCIIDOCTOR.registerLogHandler(handler);
        try {
            return ASCIIDOCTOR.convert(
                    page, Options.builder().safe(SafeMode.SECURE).build());
        } finally {
            ASCIIDOCTOR.unregisterLogHandler(handler);
        }
    }

    private static void assertLeadsSomewhere(Path page, String link) {
        URI target = URI.create(link);
        if (target.getScheme() != null) {
            assertThat(target).hasScheme("https").hasNoPort();
            return;
        }
        Path file = target.getPath().isEmpty()
                ? page
                : page.resolveSibling(target.getPath()).normalize();
        assertThat(file).exists();
        if (target.getFragment() != null) {
            assertThat(matches(HEADING, contentOf(file)))
                    .extracting(heading -> heading.toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\w -]", "") // as GitHub does
                            .replace(' ', '-'))
                    .contains(target.getFragment());
        }
    }

    private static String contentOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long count(String text, String mark) {
        return Pattern.compile(mark).matcher(text).results().count();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
