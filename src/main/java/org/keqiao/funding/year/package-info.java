/** 年终结转: what becomes of a budget line when its year is over. */
@NamedInterface("year")
package org.keqiao.funding.year;

import org.springframework.modulith.NamedInterface;
