/** 外地登记的技术合同: registered by their sellers at home, known here by a file or a paper, and verified by an officer. */
@NamedInterface("external")
package org.keqiao.register.external;

import org.springframework.modulith.NamedInterface;
