// SPDX-License-Identifier: Apache-2.0
/**
 * The auto-configuration for Spring Boot.
 *
 * <p><b>May use</b> everything. Only Spring Boot loads it.
 *
 * <p><b>Why it exists.</b> Camel Spring Boot ignores {@code camel.component.azkeys.*} without it.
 */
package io.github.azkeys.internal.spring;
