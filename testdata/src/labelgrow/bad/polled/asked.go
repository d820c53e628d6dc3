package polled

import (
	"context"
	"database/sql"
	"time"

	"github.com/prometheus/client_golang/prometheus"
)

// Row is a release.
type Row struct {
	Name, Channel string
	N             int
}

// Releases are told of each minute.
type Releases struct {
	db    *sql.DB
	count *prometheus.GaugeVec
	done  *prometheus.CounterVec
}

// list asks for all of them.
func (r *Releases) list(ctx context.Context) ([]*Row, error) {
	rows, err := r.db.QueryContext(ctx, "select name, channel, n from releases limit 1000")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*Row
	for rows.Next() {
		var one Row
		if err := rows.Scan(&one.Name, &one.Channel, &one.N); err != nil {
			return nil, err
		}
		out = append(out, &one)
	}
	return out, rows.Err()
}

// Watch tells of them until ctx ends: each has a series of its own, and each channel a count.
func (r *Releases) Watch(ctx context.Context) {
	for ctx.Err() == nil {
		list, err := r.list(ctx)
		if err != nil {
			return
		}
		for _, one := range list {
			r.count.WithLabelValues(one.Name).Set(float64(one.N)) // want labelgrow medium "one[.]Name"
			r.done.WithLabelValues(one.Channel).Inc()
		}
		time.Sleep(time.Minute)
	}
}

type ship struct{ Name string }

type fleet struct{ Ships []ship }

// Fleets are told of together.
type Fleets struct {
	*Poller
	afloat *prometheus.GaugeVec
}

// Watch tells of the ships of both until ctx ends.
func (f *Fleets) Watch(ctx context.Context) {
	for ctx.Err() == nil {
		var own, other fleet
		if f.get(ctx, "/own", &own) != nil || f.get(ctx, "/other", &other) != nil {
			return
		}
		for _, s := range together(own.Ships, other.Ships) {
			f.afloat.WithLabelValues(s.Name).Set(1) // want labelgrow medium "s[.]Name"
		}
		time.Sleep(time.Minute)
	}
}

// together are the ships of both lists, each once.
func together(lists ...[]ship) []ship {
	var out []ship
	seen := map[string]bool{}
	for _, list := range lists {
		for _, s := range list {
			if !seen[s.Name] {
				seen[s.Name] = true
				out = append(out, s)
			}
		}
	}
	return out
}
