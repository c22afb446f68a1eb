package org.keqiao.casefile.store;

import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.SimpleTransactionScope;

/** Makes Spring's scope of a transaction known, which it has and does not register. */
@Configuration(proxyBeanMethods = false)
class TransactionScope {

    @Bean
    static CustomScopeConfigurer transactionScoped() {
        CustomScopeConfigurer scopes = new CustomScopeConfigurer();
        scopes.addScope(HeldCases.TRANSACTION, new SimpleTransactionScope());
        return scopes;
    }
}
