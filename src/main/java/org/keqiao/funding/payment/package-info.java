/** What is ordered to be paid, and what the bank did with it. */
@NamedInterface("payment")
package org.keqiao.funding.payment;

import org.springframework.modulith.NamedInterface;
