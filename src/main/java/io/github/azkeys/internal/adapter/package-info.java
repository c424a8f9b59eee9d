// SPDX-License-Identifier: Apache-2.0
/**
 * Credentials of client libraries that always hold the current key: one class for each kind of credential.
 *
 * <p><b>May use</b> {@code keys} and the client libraries, which are optional: a class here is loaded only if the
 * application declares a credential of its type.
 *
 * <p><b>Why it exists.</b> Clients read their key at different times, and each library has its own hook for it.
 */
package io.github.azkeys.internal.adapter;
