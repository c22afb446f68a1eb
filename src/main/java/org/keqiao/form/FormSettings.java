package org.keqiao.form;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FormSettings {

    @Bean
    CodeTables codeTables() {
        return CodeTables.shipped();
    }

    @Bean
    FormValidator formValidator(CodeTables codeTables) {
        return new FormValidator(codeTables);
    }
}
