package org.keqiao.shared;

import org.springframework.beans.factory.config.CustomScopeConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.SimpleTransactionScope;

/** Makes Spring's scope of a transaction known, which it has and does not register. */
@Configuration(proxyBeanMethods = false)
public class TransactionScope {

    /** Name of the scope that ends with the transaction, and that a transaction within it does not see. */
    public static final String NAME = "transaction";

    TransactionScope() {}

    @Bean
    static CustomScopeConfigurer transactionScoped() {
        CustomScopeConfigurer scopes = new CustomScopeConfigurer();
        scopes.addScope(NAME, new SimpleTransactionScope());
        return scopes;
    }
}
