package io.github.azkeys.examples;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** What {@code camel} on the command line is. */
public final class CamelCommand {

    private CamelCommand() {}

    public static void main(String[] args) {
        CamelJBangMain.run(args);
    }
}
