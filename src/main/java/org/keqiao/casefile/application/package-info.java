/**
 * The applicant's side of a case: what may be filed, the draft, its submission, the answer to a correction, the withdrawal.
 */
@NamedInterface("application")
package org.keqiao.casefile.application;

import org.springframework.modulith.NamedInterface;
