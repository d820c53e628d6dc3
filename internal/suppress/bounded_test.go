package suppress_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/growthlint/growthlint/internal/finding"
	"github.com/growthlint/growthlint/internal/suppress"
)

func TestByDesign(t *testing.T) {
	field := finding.Finding{Container: finding.Container{
		Key: "example.com/m/relay.Server.sessions[]", Package: "example.com/m/relay", Owner: "Server", Name: "sessions", Type: "map[string][]int",
	}}
	named := finding.Finding{Container: finding.Container{
		Key: "example.com/m/relay.all", Package: "example.com/m/relay", Name: "all", Type: "*example.com/m/set.Set[string]",
	}}
	own := finding.Finding{Container: finding.Container{
		Key: "example.com/m/relay.all", Package: "example.com/m/relay", Name: "all", Type: "Registry",
	}}
	none := finding.Finding{Rule: "goroutinegrow", Container: finding.Container{Package: "example.com/m/relay", Owner: "Server"}}
	for _, test := range []struct {
		f    finding.Finding
		key  string
		want bool
	}{
		{field, "example.com/m/relay.Server.sessions", true},
		{field, "example.com/m/relay.Server", true},
		{field, "example.com/m/relay.Server.session", false},
		{field, "example.com/m/relay", false},
		{field, "map", false},
		{named, "example.com/m/relay.all", true},
		{named, "example.com/m/set.Set", true},
		{named, "set.Set", false},
		{own, "example.com/m/relay.Registry", true},
		{none, "example.com/m/relay.Server", false},
	} {
		assert.Equal(t, test.want, suppress.ByDesign(test.f, []string{"other.key", test.key}), "%s: %s", test.f.Container.Key, test.key)
		assert.False(t, suppress.ByDesign(test.f, nil))
	}
}
