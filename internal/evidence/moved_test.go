package evidence_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/origin"
)

// What is found in an inner map is one of the outer map's keys, but where it is moved from there: the
// place that it is moved to keeps its own keys, however long the first one has them.
func TestKeysOfWhatIsMoved(t *testing.T) {
	const desk = `
import "net/http"

type D struct { asked, given map[string]map[string]int }

var d = &D{asked: map[string]map[string]int{}, given: map[string]map[string]int{}}

func init() { http.HandleFunc("/ask", ask); http.HandleFunc("/give", give) }

func ask(_ http.ResponseWriter, r *http.Request) { d.asked[r.FormValue("who")] = map[string]int{} }
`
	for name, tt := range map[string]struct {
		give string
		want origin.Origin
	}{
		"moved":   {`delete(d.asked[who], what); d.given[who] = map[string]int{what: n}`, origin.OriginOutside},
		"found":   {`d.given[who] = map[string]int{what: n}`, origin.OriginRanged},
		"another": {`delete(d.asked[what], who); d.given[who] = map[string]int{what: n}`, origin.OriginRanged},
		"itself":  {`delete(d.given[who], what); d.given[who] = map[string]int{what: n}`, origin.OriginRanged},
	} {
		t.Run(name, func(t *testing.T) {
			c := linktest.Container(t, linktest.Program(t, desk+`
func give(_ http.ResponseWriter, r *http.Request) {
	who, what := r.FormValue("who"), r.FormValue("what")
	n, ok := d.asked[who][what]
	if !ok { return }
	`+tt.give+`
}`), "D.given")
			require.NotEmpty(t, c.Grows)
			assert.Equal(t, tt.want, c.Grows[0].Origin)
		})
	}
}
