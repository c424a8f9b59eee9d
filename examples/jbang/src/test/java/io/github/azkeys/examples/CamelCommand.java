// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.examples;

import org.apache.camel.dsl.jbang.core.commands.CamelJBangMain;

/** The command {@code camel}. */
public final class CamelCommand {

    private CamelCommand() {}

    public static void main(String[] args) {
        CamelJBangMain.run(args);
    }
}
