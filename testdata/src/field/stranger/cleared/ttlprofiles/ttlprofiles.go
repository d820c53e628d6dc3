// Package ttlprofiles caches profiles of users.
package ttlprofiles

import (
	"context"

	"github.com/jellydator/ttlcache/v3"
)

// Profile is what is known of a user.
type Profile struct {
	Name, Language string
}

// Loader reads a profile from where it is kept.
type Loader func(ctx context.Context, user string) (*Profile, error)

// Profiles is a cache.
type Profiles struct {
	load   Loader
	byUser *ttlcache.Cache[string, *Profile]
}

// New returns a cache with room for ten thousand.
func New(load Loader) *Profiles {
	c := ttlcache.New(ttlcache.WithCapacity[string, *Profile](10000))
	go c.Start()
	return &Profiles{load: load, byUser: c}
}

// Load returns the profile of a user.
func (p *Profiles) Load(ctx context.Context, user string) (*Profile, error) {
	if item := p.byUser.Get(user); item != nil {
		return item.Value(), nil
	}
	prof, err := p.load(ctx, user)
	if err != nil {
		return nil, err
	}
	p.byUser.Set(user, prof, ttlcache.DefaultTTL)
	return prof, nil
}
