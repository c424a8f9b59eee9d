// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tool that {@code .ci/get-started} follows the page with notices each difference. */
@Timeout(60)
class FollowPageTest {

    @TempDir
    Path folder;

    @Test
    void blocksShareTheirFolderAndVariables() {
        assertThatCode(() -> follow("""
                        .Commands
                        [source,shell,role="run main"]
                        ----
                        mkdir ~/app && cd ~/app
                        export NAME=me
                        ----

                        [source,yaml,role="file main"]
                        .src/route.yaml
                        ----
                        - from
                        ----

                        [source,shell,role="run main"]
                        ----
                        pwd
                        cat src/route.yaml \\
                          | sed s/from/to/
                        echo "$NAME"
                        ----

                        [source,text,role="prints main"]
                        ----
                        .../app
                        - to
                        me
                        ----

                        [source,shell,role="run other"]
                        ----
                        exit 1
                        ----
                        """)).doesNotThrowAnyException();
        assertThat(folder.resolve("home/app/src/route.yaml")).hasContent("- from");
    }

    @Test
    void otherOutputIsNoticed() {
        String page = block("run main", "echo primary=8688c47b; echo end") + block("prints main", "primary=...00\nend");

        assertThatThrownBy(() -> follow(page))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll("It did not print: primary=...00", "echo primary", "primary=8688c47b");
        assertThatThrownBy(() -> follow(page.replace("...00\nend", "...\nprimary=...")))
                .as("a line counts once")
                .hasMessageContaining("It did not print: primary=...");
        assertThatCode(() -> follow(page.replace("...00", "…"))).doesNotThrowAnyException();
    }

    @Test
    void aCommandThatFailsIsNoticed() {
        assertThatThrownBy(() -> follow(block("run main", "echo before\nfalse && true\necho after")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("It ended with the exit code 1")
                .hasMessageEndingWith("before");
        assertThatThrownBy(() -> follow(block("run main", "echo done; exit 3") + block("prints main", "done")))
                .hasMessageContaining("It ended with the exit code 3");
    }

    @Test
    void aServerIsStoppedWhenItHasPrintedEverything() {
        String page = block("run main", "cd ~\necho ready; sleep 1000") + block("prints main", "ready");

        assertThatCode(() -> follow(page + block("run main", "touch here"))).doesNotThrowAnyException();
        assertThat(folder.resolve("home/here")).exists();
    }

    @Test
    void aCommandThatDoesNotEndIsNoticed() throws IOException {
        Path page = Files.writeString(folder.resolve("page.adoc"), block("run main", "sleep 1000"));

        assertThatThrownBy(() ->
                        new FollowPage(page).follow("main", new PageShell(folder, home(), Duration.ofMillis(200))))
                .hasMessageContaining("It did not end within");
    }

    @Test
    void aPageWithoutCommandsIsNoticed() {
        assertThatIllegalArgumentException().isThrownBy(() -> follow("= Title\n"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> follow(block("run main", "true") + "[source,role=\"run main\"]\nno block\n"));
        assertThatThrownBy(() -> follow(block("run other", "true"))).hasMessageContaining("no command for main");
        assertThatThrownBy(() -> follow(block("run main", "true")
                        + block("file main", "text").replace("[", ".~/file\n[")
                        + block("prints main", "true")))
                .hasMessageContaining("No command prints this");
    }

    private void follow(String text) throws Exception {
        Path page = Files.writeString(folder.resolve("page.adoc"), text);
        new FollowPage(page).follow("main", new PageShell(folder, home(), Duration.ofSeconds(30)));
    }

    private Path home() throws IOException {
        return Files.createDirectories(folder.resolve("home"));
    }

    private static String block(String role, String text) {
        return "[source,shell,role=\"" + role + "\"]\n----\n" + text + "\n----\n\n";
    }
}
