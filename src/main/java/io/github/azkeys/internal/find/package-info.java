// SPDX-License-Identifier: Apache-2.0
/**
 * What all resources of an operation are: their type and scope in ARM's list of resources, and the permissions to find them.
 *
 * <p><b>May use</b> {@code internal.catalog} and the exceptions. Does not use Camel and makes no call.
 *
 * <p><b>Why it exists.</b> The client, the cache, the options and the custom roles need the same answer.
 */
package io.github.azkeys.internal.find;
