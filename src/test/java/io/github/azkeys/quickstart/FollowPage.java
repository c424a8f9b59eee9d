// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.quickstart;

import io.github.azkeys.quickstart.PageStep.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Follows a page to the letter, as a reader does: types its commands, saves its files, and compares what is printed. Blocks
 * without a role are for the eye only.
 *
 * <p>{@code java -cp target/test-classes io.github.azkeys.quickstart.FollowPage <page> <empty folder> <runtime>...}. The exit
 * code is 0 if all commands succeed and print what the page says.
 */
public final class FollowPage {

    /** The first run downloads everything. */
    private static final Duration TIMEOUT = Duration.ofMinutes(20);

    private final List<PageStep> steps;

    FollowPage(Path page) throws IOException {
        steps = PageStep.of(Files.readString(page));
    }

    public static void main(String[] arguments) throws Exception {
        List<String> words = List.of(arguments);
        FollowPage page = new FollowPage(Path.of(words.get(0)));
        for (String runtime : words.subList(2, words.size())) {
            Path home = Files.createDirectories(Path.of(words.get(1), runtime));
            page.follow(runtime, new PageShell(Path.of(""), home, TIMEOUT));
        }
    }

    /**
     * Follows the steps for a runtime.
     *
     * @throws AssertionError if a command does something else than the page says, or the page has no command for it
     */
    void follow(String runtime, PageShell shell) throws IOException, InterruptedException {
        List<PageStep> own = steps.stream().filter(step -> step.isFor(runtime)).toList();
        if (own.stream().noneMatch(step -> step.kind() == Kind.RUN)) {
            throw new AssertionError("The page has no command for " + runtime);
        }
        for (int i = 0; i < own.size(); i++) {
            PageStep step = own.get(i);
            switch (step.kind()) {
                case RUN -> {
                    PageStep next = i + 1 < own.size() ? own.get(i + 1) : step;
                    List<String> expected =
                            next.kind() == Kind.PRINTS ? next.text().lines().toList() : List.of();
                    long start = System.nanoTime();
                    System.out.println(runtime + " $ " + step.text().replace("\n", "\n" + runtime + " $ "));
                    shell.run(step.text(), expected);
                    System.out.println(runtime + ": " + (System.nanoTime() - start) / 1_000_000_000 + " s");
                }
                case FILE -> shell.write(step.title(), step.text());
                case PRINTS -> {
                    if (i == 0 || own.get(i - 1).kind() != Kind.RUN) {
                        throw new AssertionError("No command prints this: " + step.text());
                    }
                }
            }
        }
    }
}
