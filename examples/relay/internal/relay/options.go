package relay

import (
	"context"
	"net"
	"time"
)

// Options are the limits of a server. Zero values take the defaults.
type Options struct {
	MaxSessions int           // clients at a time, 1000
	IdleAfter   time.Duration // silence after which a client is disconnected, 10 minutes
	BanFor      time.Duration // how long a host that sends garbage stays out, 1 minute
	Tick        time.Duration // how often the janitor looks, 30 seconds
	// Lookup finds the addresses of a host, net.DefaultResolver.LookupHost.
	Lookup func(ctx context.Context, host string) ([]string, error)
	// Mirror is the address that marks are handed on to; none if it is empty.
	Mirror string
}

func (o Options) withDefaults() Options {
	if o.MaxSessions <= 0 {
		o.MaxSessions = 1000
	}
	if o.IdleAfter <= 0 {
		o.IdleAfter = 10 * time.Minute
	}
	if o.BanFor <= 0 {
		o.BanFor = time.Minute
	}
	if o.Tick <= 0 {
		o.Tick = 30 * time.Second
	}
	if o.Lookup == nil {
		o.Lookup = net.DefaultResolver.LookupHost
	}
	return o
}
