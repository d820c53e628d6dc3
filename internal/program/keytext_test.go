package program

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// A package is named for the last element of its path that is no major version.
func TestShortKey(t *testing.T) {
	for key, want := range map[string]string{
		"net/http.Server.conns":             "http.Server.conns",
		"os.File":                           "os.File",
		"os":                                "os",
		"github.com/go-ldap/ldap/v3.Conn":   "ldap.Conn",
		"github.com/go-ldap/ldap/v3":        "ldap",
		"example.com/app/v2/store.Kept.all": "store.Kept.all",
		"example.com/video.Frame":           "video.Frame",
		"v2.Kept":                           "v2.Kept",
		"example.com/v.Kept":                "v.Kept",
	} {
		assert.Equal(t, want, ShortKey(key), key)
	}
}
