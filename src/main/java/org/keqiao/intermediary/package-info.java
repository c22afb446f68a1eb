/** 中介服务机构: the register of transfer agencies, brokers and voucher providers, and the matters that change it. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "security",
            "organization",
            "form",
            "process",
            "casefile",
            "casefile::event",
            "casefile::application",
            "casefile::batch",
            "casefile::sheet",
            "register",
            "integrity",
            "publicity"
        })
package org.keqiao.intermediary;

import org.springframework.modulith.ApplicationModule;
