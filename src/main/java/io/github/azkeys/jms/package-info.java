// SPDX-License-Identifier: Apache-2.0
/**
 * A JMS connection factory for Azure Service Bus, which follows the key. It needs {@code qpid-jms-client}.
 */
@NullMarked
package io.github.azkeys.jms;

import org.jspecify.annotations.NullMarked;
