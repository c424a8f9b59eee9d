package io.github.azkeys.internal.cache;

import io.github.azkeys.internal.identity.ArmConnection;
import io.github.azkeys.internal.response.KeyResponse;

/** Receives the keys that Azure Resource Manager returned and that are current. Implementations are threadsafe. */
@FunctionalInterface
public interface AnswerListener {

    /** Called once for each answer, before callers get it. Must return soon and not throw. */
    void accepted(ArmConnection connection, KeyResponse response);
}
