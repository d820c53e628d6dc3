package summarise_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

// Straight-line arithmetic, as in field arithmetic of ciphers: each value is made of
// the one before it twice over.
func TestTermsOfLongArithmeticStaySmall(t *testing.T) {
	var b strings.Builder
	b.WriteString("func mul(x, y uint64) (hi, lo uint64) { return x ^ y, x & y }\nfunc f(m map[uint64]bool, a uint64) {\n")
	for i := range 200 {
		prev := fmt.Sprintf("v%d", i-1)
		if i == 0 {
			prev = "a"
		}
		fmt.Fprintf(&b, "\tv%d, w%d := mul(%s, %s)\n\tif w%d == 0 { v%d = mul1(%s, v%d) }\n", i, i, prev, prev, i, i, prev, i)
	}
	b.WriteString("\tm[v199] = true\n}\nfunc mul1(x, y uint64) uint64 { return x * y }\n")
	start := time.Now()
	s := summaryOf(t, b.String())
	assert.NotEmpty(t, s.Funcs)
	assert.Less(t, time.Since(start), 20*time.Second)
}
