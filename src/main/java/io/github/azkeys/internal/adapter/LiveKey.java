// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.adapter;

import io.github.azkeys.keys.Secret;

/** A declared key, form or token, as it is now. Makes no calls. Threadsafe. */
public interface LiveKey {

    /** Returns the current value, never null. Other calls may return another value. */
    Secret current();

    /**
     * Returns the name that clients need with the current key: of an account, a policy or a rule.
     *
     * @throws io.github.azkeys.InvalidRequestException if the operation has no such name
     */
    String keyName();

    /**
     * Tells that a service refused the current value, or seems to. The keys are then looked up in the background, at most
     * once in a minimum interval. Never blocks and never throws.
     */
    default void refused() {}
}
