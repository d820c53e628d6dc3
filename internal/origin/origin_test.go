package origin_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/link/linktest"
	"github.com/growthlint/growthlint/internal/origin"
)

// Where the key of an insert in a handler comes from.
func TestOriginOfKeys(t *testing.T) {
	const server = `
import ("math/rand"; "net/http"; "os"; "strconv"; "time")

var _, _, _, _ = rand.Int, os.Args, strconv.Itoa, time.Now

type S struct { m map[any]int; name string; limit int; names map[string]bool }

var it = &S{m: map[any]int{}, name: os.Getenv("NAME"), names: map[string]bool{"a": true}}

func init() { http.Handle("/", it) }

func id(r *http.Request) string { return "peer " + r.RemoteAddr }

`
	for name, tt := range map[string]struct {
		key  string
		want origin.Origin
	}{
		"a constant":            {`"a"`, origin.OriginConstant},
		"the environment":       {`os.Getenv("HOME")`, origin.OriginConfig},
		"what a peer says":      {`r.URL.Path`, origin.OriginOutside},
		"made of what one says": {`id(r)`, origin.OriginOutside},
		"a number each time":    {`rand.Int()`, origin.OriginFresh},
		"the time":              {`time.Now().UnixNano()`, origin.OriginFresh},
		"masked":                {`len(r.URL.Path) % 16`, origin.OriginMasked},
		"a field of the holder": {`s.name`, origin.OriginOwn},
	} {
		t.Run(name, func(t *testing.T) {
			p := linktest.Program(t, server+"func (s *S) ServeHTTP(_ http.ResponseWriter, r *http.Request) { s.m["+tt.key+"]++ }")
			c := linktest.Container(t, p, "S.m")
			require.Len(t, c.Grows, 1)
			assert.Equal(t, tt.want, c.Grows[0].Origin)
		})
	}
}

// Of several origins the least bounded one counts, and each has its place in that order.
func TestOriginsAreRanked(t *testing.T) {
	order := []origin.Origin{origin.OriginConstant, origin.OriginConfig, origin.OriginRanged, origin.OriginUnknown, origin.OriginParam, origin.OriginFresh, origin.OriginOutside}
	for i := 1; i < len(order); i++ {
		assert.Greater(t, order[i].Rank(), order[i-1].Rank(), "%q after %q", order[i], order[i-1])
	}
	assert.False(t, origin.OriginUnknown.Bounded(), "what is not known bounds nothing")
}
