package cache

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/growthlint/growthlint/internal/library"
	"github.com/growthlint/growthlint/internal/program"
)

func TestSplitCallee(t *testing.T) {
	for id, want := range map[string][3]string{
		"github.com/a/go-cache.New":               {"github.com/a/go-cache", "", "New"},
		"(*github.com/a/b/v2.Cache).Set":          {"github.com/a/b/v2", "Cache", "Set"},
		"(github.com/a/gcache.Cache).Set":         {"github.com/a/gcache", "Cache", "Set"},
		"(*gopkg.in/yaml.v3.Decoder).KnownFields": {"gopkg.in/yaml.v3", "Decoder", "KnownFields"},
	} {
		pkg, typ, name := program.SplitCallee(id)
		assert.Equal(t, want, [3]string{pkg, typ, name}, id)
	}
}

// The remedy of a row is read off its predicate, in the library's own names.
func TestRemedies(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	tests := []struct{ pkg, typ, fn, want string }{
		{"github.com/patrickmn/go-cache", "cache", "SetDefault", "pass a positive first argument to New or NewFrom"},
		{"github.com/patrickmn/go-cache", "cache", "Set", "pass a positive third argument to Set, or pass a positive first argument to New or NewFrom"},
		{"github.com/jellydator/ttlcache/v2", "", "NewCache", "call SetTTL on it, or call SetCacheSizeLimit on it"},
		{"github.com/bluele/gcache", "", "New", "pass a positive first argument to New, or call LRU or LFU or ARC or EvictType in the builder's chain"},
		{"github.com/bradfitz/gomemcache/memcache", "Client", "Set", "set Expiration of Set"},
		{"golang.org/x/crypto/acme/autocert", "Manager", "GetCertificate", "set HostPolicy of Manager"},
	}
	for _, test := range tests {
		rows := table.Func(test.pkg, test.typ, test.fn)
		require.NotEmpty(t, rows, test.fn)
		assert.Equal(t, test.want, remedyOf(rows[0]).String(), "%s.%s", test.pkg, test.fn)
	}
}

// A cache that lacks something says how to get it.
func TestEachFaultHasARemedy(t *testing.T) {
	table, err := library.Load()
	require.NoError(t, err)
	for _, r := range table.Rows() {
		if r.Class == library.ClassCache && (r.Role == library.Grow || r.Role == library.Construct) && decides(r) && r.When.Op != library.ExprAlways && r.When.Op != library.ExprRecv {
			assert.NotEmpty(t, remedyOf(r), "%s:%d", r.File, r.Line)
		}
	}
}
