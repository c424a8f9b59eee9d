package io.github.azkeys.embedded;

/** Who a token speaks for. Immutable. */
record Principal(String clientId, String objectId) {}
