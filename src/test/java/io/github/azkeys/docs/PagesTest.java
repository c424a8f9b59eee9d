// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.asciidoctor.Asciidoctor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents render without a warning, have the parts that they should have, and all links have a target. */
class PagesTest {

    /** Shared, since starting one takes seconds. */
    private static final Asciidoctor ASCIIDOCTOR = Asciidoctor.Factory.create();

    private static final Map<Path, RenderedPage> RENDERED = new HashMap<>();

    private static final Pattern LISTING = Pattern.compile("(?ms)^(-{4,}|```\\w*)$.*?^(?:-{4,}|```)$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(=+|#+) .+$");
    private static final Pattern MARKDOWN_LINK = Pattern.compile("\\[[^\\]]+]\\(([^)\\s]+)\\)");
    private static final Pattern CLASS = Pattern.compile("\\bio\\.github\\.azkeys(?:\\.[a-z]+)*\\.[A-Z]\\w+\\b");

    @AfterAll
    static void endAsciidoctor() {
        ASCIIDOCTOR.close();
    }

    static List<Path> pages() {
        return Documents.pages();
    }

    static List<Path> markdown() {
        return Documents.markdown();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageRenders(Path page) {
        RenderedPage rendered = rendered(page);

        assertThat(rendered.complaints()).isEmpty();
        assertThat(rendered.prose()).doesNotContain("|===", "----", "link:", "xref:", "<<", "&lt;&lt;", "`");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePartsOfAPageAreWhatTheyLookLike(Path page) {
        String source = Documents.text(page);

        RenderedPage rendered = rendered(page);

        assertThat(sections(rendered.headings())).isEqualTo(sections(headings(source)));
        assertThat(count(rendered.html(), "<table class=\"tableblock")).isEqualTo(count(source, "(?m)^\\|===$") / 2);
        assertThat(count(rendered.html(), "<pre")).isEqualTo(count(source, LISTING.pattern()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aLongPageHasATableOfContents(Path page) {
        String source = Documents.text(page);

        if (source.lines().count() > 60 && !page.equals(Documents.INDEX)) {
            assertThat(source).contains("\n:toc:\n");
            assertThat(rendered(page).html()).contains("id=\"toc\"");
        }
    }

    @Test
    void aPageThatIsWrongIsNoticed() {
        String source =
                "= Title\n\n[cols=\"1,1\"]\n|===\n| one | two | three\n|===\n\n<<Nowhere>>\nText.\n== Lost\n\nText.\n";

        RenderedPage rendered = RenderedPage.of(ASCIIDOCTOR, source);

        assertThat(rendered.complaints()).anyMatch(complaint -> complaint.contains("table"));
        assertThat(rendered.links()).contains("#Nowhere");
        assertThat(rendered.anchors()).doesNotContain("Nowhere");
        assertThat(headings(source)).containsExactly("= Title", "== Lost");
        assertThat(sections(rendered.headings())).isEmpty();
    }

    @Test
    void theIndexHasEveryPage() {
        assertThat(rendered(Documents.INDEX).links())
                .containsAll(Documents.pages().stream()
                        .filter(page -> !page.equals(Documents.INDEX))
                        .map(page -> page.getFileName().toString())
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("runtimes")
    void thePagesOfTheRuntimesHaveTheSameSections(Path page) {
        assertThat(rendered(page).headings().stream().filter(heading -> heading.startsWith("== ")))
                .containsExactly(
                        "== Add it", "== Configure it", "== Run it", "== Health and meters", "== Test it", "== Limits");
    }

    static List<Path> runtimes() {
        return Documents.pages().stream()
                .filter(page -> page.getFileName().toString().startsWith("run-"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksOfAPageLeadSomewhere(Path page) {
        assertThat(rendered(page).links()).isNotEmpty().allSatisfy(link -> assertLeadsSomewhere(page, link));
    }

    @ParameterizedTest
    @MethodSource("markdown")
    void linksInMarkdownLeadSomewhere(Path page) {
        assertThat(matches(MARKDOWN_LINK, withoutListings(Documents.text(page))))
                .allSatisfy(link -> assertLeadsSomewhere(page, link));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aClassOnAPageExists(Path page) {
        assertThat(CLASS.matcher(Documents.text(page)).results().map(match -> match.group()))
                .allSatisfy(name -> assertThat(Class.forName(name)).isPublic());
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
            assertThat(anchors(file)).contains(target.getFragment());
        }
    }

    private static List<String> anchors(Path file) {
        if (file.toString().endsWith(".adoc")) {
            return rendered(file).anchors();
        }
        return headings(Documents.text(file)).stream()
                .map(heading -> heading.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "") // as GitHub does
                        .replace(' ', '-'))
                .toList();
    }

    private static RenderedPage rendered(Path page) {
        return RENDERED.computeIfAbsent(page, file -> RenderedPage.of(ASCIIDOCTOR, Documents.text(file)));
    }

    /** Returns the lines that look like headings, without their formatting. */
    private static List<String> headings(String source) {
        return HEADING.matcher(withoutListings(source))
                .results()
                .map(match -> match.group().replace("`", ""))
                .toList();
    }

    /** Returns the headings without the title, which Camel's tools replace on the component page. */
    private static List<String> sections(List<String> headings) {
        assertThat(headings).first().asString().startsWith("= ");
        return headings.subList(1, headings.size());
    }

    private static String withoutListings(String source) {
        return LISTING.matcher(source).replaceAll("");
    }

    private static long count(String text, String mark) {
        return Pattern.compile(mark).matcher(text).results().count();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
