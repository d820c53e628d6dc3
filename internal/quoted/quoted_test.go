package quoted

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestKey(t *testing.T) {
	for _, tt := range []struct{ what, name, want string }{
		{"s.seen[r.Host] = true", "seen", "r.Host"},
		{"s.seen[strings.ToLower(h)]++", "seen", "strings.ToLower(h)"},
		{"a.in[x], a.out[y] = 1, 2", "out", "y"},
		{"a.in[x], a.out[y] = 1, 2", "else", ""},
		{"s.seen[r.Host] = …", "seen", ""},
		{"s.list = append(s.list, v)", "list", ""},
	} {
		assert.Equal(t, tt.want, Key(tt.what, tt.name), tt.what)
	}
}

func TestArgument(t *testing.T) {
	assert.Equal(t, "r.URL.Path", Argument("s.seen.Store(r.URL.Path, now())", "Store", 0))
	assert.Equal(t, "now()", Argument("s.seen.Store(r.URL.Path, now())", "Store", 1))
	assert.Empty(t, Argument("s.seen.Store(r.URL.Path)", "Store", 1))
	assert.Empty(t, Argument("s.seen.Store(r.URL.Path)", "Load", 0))
	assert.Empty(t, Argument("s.seen.Store(r.URL…", "Store", 0))
	assert.Empty(t, Argument("s.seen.Store(x)", "Store", -1))
}

func TestIsStatement(t *testing.T) {
	assert.True(t, IsStatement("go f()"))
	assert.False(t, IsStatement("a(); b()"))
	assert.False(t, IsStatement("go func() { …"))
}
