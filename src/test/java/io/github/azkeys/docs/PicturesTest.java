// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The pictures can be read by everyone, in light and dark, and without other files. */
class PicturesTest {

    /** The width of a character of 13 pixels, and of a bold one. */
    private static final double CHARACTER = 7;

    private static final double BOLD_CHARACTER = 7.8;

    static Stream<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/docs/pictures"))) {
            return files.filter(file -> file.toString().endsWith(".svg")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void isDescribedAndHasBothColorSchemes(Path picture) throws Exception {
        Element svg = parse(picture);

        assertThat(elements(svg, "title")).singleElement().satisfies(title -> assertThat(title.getTextContent())
                .isNotBlank());
        assertThat(elements(svg, "desc")).singleElement().satisfies(text -> assertThat(text.getTextContent())
                .isNotBlank());
        assertThat(elements(svg, "style")).singleElement().satisfies(style -> assertThat(style.getTextContent())
                .contains("prefers-color-scheme: dark"));
        // GitHub shows no script, and loads no other file
        assertThat(Files.readString(picture)).doesNotContain("<script", "href=", "url(http", "@import");
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void textsAreInsideThePicture(Path picture) throws Exception {
        Element svg = parse(picture);
        double width = Double.parseDouble(svg.getAttribute("width"));
        double height = Double.parseDouble(svg.getAttribute("height"));

        assertThat(elements(svg, "text")).isNotEmpty().allSatisfy(text -> {
            List<String> classes = List.of(text.getAttribute("class").split(" "));
            double length = text.getTextContent().length() * (classes.contains("bold") ? BOLD_CHARACTER : CHARACTER);
            double x = Double.parseDouble(text.getAttribute("x"));
            double start = classes.contains("middle") ? x - length / 2 : x;
            assertThat(start).as(text.getTextContent()).isNotNegative();
            assertThat(start + length).as(text.getTextContent()).isLessThanOrEqualTo(width);
            assertThat(Double.parseDouble(text.getAttribute("y"))).isBetween(0.0, height);
        });
    }

    private static Element parse(Path picture) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(picture.toFile())
                .getDocumentElement();
    }

    private static List<Element> elements(Element svg, String name) {
        NodeList nodes = svg.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(index -> (Element) nodes.item(index))
                .toList();
    }
}
