package org.keqiao.form;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class FormSettings {

    @Bean
    CodeTables codeTables(List<LiveCodes> filled) {
        filled.forEach(CodeTables::fill);
        return CodeTables.shipped();
    }

    @Bean
    FormValidator formValidator(CodeTables codeTables) {
        return new FormValidator(codeTables);
    }
}
