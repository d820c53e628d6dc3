// Package zerovalue has caches of imcache: the zero value, one that says "never", one
// without a cleaner, and bounded ones.
package zerovalue

import (
	"net/http"
	"time"

	"github.com/erni27/imcache"
)

// Users keeps users.
type Users struct {
	load   func(id string) string
	byID   imcache.Cache[string, string]
	byMail *imcache.Cache[string, string]
	byName *imcache.Cache[string, string]
	byKey  *imcache.Cache[string, string]
	byHost *imcache.Cache[string, string]
}

// NewUsers loads with load.
func NewUsers(load func(string) string) *Users {
	return &Users{
		load:   load,
		byMail: imcache.New(imcache.WithCleanerOption[string, string](time.Minute)),
		byName: imcache.New(imcache.WithDefaultExpirationOption[string, string](time.Minute)),
		byKey:  imcache.New(imcache.WithMaxEntriesLimitOption[string, string](100)),
		byHost: imcache.New(imcache.WithCleanerOption[string, string](time.Minute)),
	}
}

// ServeHTTP implements http.Handler.
func (u *Users) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	user, ok := u.byID.Get(id)
	if !ok {
		user = u.load(id)
		u.byID.Set(id, user, imcache.WithNoExpiration())        // want cachegrow medium "Users.byID"
		u.byMail.Set(id, user, imcache.WithNoExpiration())      // want cachegrow medium "Users.byMail.*never expires"
		u.byName.Set(id, user, imcache.WithDefaultExpiration()) // want cachegrow medium "Users.byName.*hidden but not freed"
		u.byKey.Set(id, user, imcache.WithNoExpiration())
		u.byHost.Set(id, user, imcache.WithExpiration(time.Minute))
	}
	_, _ = w.Write([]byte(user))
}
