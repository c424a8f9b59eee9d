// SPDX-License-Identifier: Apache-2.0
package io.github.azkeys.internal.spring;

import io.github.azkeys.internal.live.LiveCredentials;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.FactoryBean;

/** Finds a live credential of the Camel context. Threadsafe. */
final class CredentialFactory implements FactoryBean<Object>, BeanFactoryAware {

    private final String name;
    private final Class<?> type;
    private BeanFactory beans;

    CredentialFactory(String name, Class<?> type) {
        this.name = name;
        this.type = type;
    }

    @Override
    public Object getObject() {
        return LiveCredentials.of(beans.getBean(CamelContext.class)).get(name);
    }

    @Override
    public Class<?> getObjectType() {
        return type;
    }

    @Override
    public void setBeanFactory(BeanFactory beanFactory) {
        this.beans = beanFactory;
    }
}
