// SPDX-License-Identifier: Apache-2.0
/**
 * Makes texts from outside safe to print.
 *
 * <p><b>May use</b> nothing.
 *
 * <p><b>Why it exists.</b> Names, files, certificates and responses can contain line ends and escape sequences, which would
 * forge log lines or control the terminal of an operator, and they can contain secrets. All rooms that quote them need the same rules.
 */
@NullMarked
package io.github.azkeys.internal.text;

import org.jspecify.annotations.NullMarked;
