// Package notstarted has caches of ttlcache v3: their cleaners must be started.
package notstarted

import (
	"net/http"
	"time"

	"github.com/jellydator/ttlcache/v3"
)

// Profiles keeps profiles, avatars, badges and themes of users.
type Profiles struct {
	load    func(user string) string
	pages   *ttlcache.Cache[string, string]
	avatars *ttlcache.Cache[string, string]
	badges  *ttlcache.Cache[string, string]
	themes  *ttlcache.Cache[string, string]
	hints   *ttlcache.Cache[string, string]
}

// NewProfiles loads with load.
func NewProfiles(load func(string) string) *Profiles {
	pages := ttlcache.New(ttlcache.WithTTL[string, string](time.Minute))
	avatars := ttlcache.New(ttlcache.WithTTL[string, string](time.Minute))
	go avatars.Start()
	p := &Profiles{load: load, pages: pages, avatars: avatars}
	p.badges = ttlcache.New(ttlcache.WithCapacity[string, string](1000))
	p.themes = ttlcache.New[string, string]()
	p.hints = ttlcache.New(ttlcache.WithTTL[string, string](time.Hour))
	return p
}

// Run tidies up.
func (p *Profiles) Run() {
	go p.themes.Start()
	p.hints.Start()
}

// ServeHTTP implements http.Handler.
func (p *Profiles) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	if item := p.pages.Get(user); item != nil {
		_, _ = w.Write([]byte(item.Value()))
		return
	}
	text := p.load(user)
	p.pages.Set(user, text, ttlcache.DefaultTTL) // want cachegrow medium "Profiles.pages.*hidden but not freed"
	p.avatars.Set(user, text, ttlcache.DefaultTTL)
	p.badges.Set(user, text, ttlcache.NoTTL)
	p.themes.Set(user, text, ttlcache.DefaultTTL) // want cachegrow medium "Profiles.themes.*never expires"
	p.hints.Set(user, text, ttlcache.DefaultTTL)
	_, _ = w.Write([]byte(text))
}
