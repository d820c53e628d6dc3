// Package nooptions has caches of otter v2, bounded by their options or not.
package nooptions

import (
	"net/http"
	"time"

	"github.com/maypok86/otter/v2"
)

// Maps keeps tiles.
type Maps struct {
	draw  func(at string) []byte
	tiles *otter.Cache[string, []byte]
	roads *otter.Cache[string, []byte]
	rails *otter.Cache[string, []byte]
	lakes *otter.Cache[string, []byte]
}

// NewMaps draws with draw.
func NewMaps(draw func(string) []byte) *Maps {
	return &Maps{
		draw:  draw,
		tiles: otter.Must(&otter.Options[string, []byte]{InitialCapacity: 1000}),
		roads: otter.Must(&otter.Options[string, []byte]{MaximumSize: 1000}),
		rails: otter.Must(&otter.Options[string, []byte]{ExpiryCalculator: otter.ExpiryWriting[string, []byte](time.Minute)}),
		lakes: otter.Must[string, []byte](nil),
	}
}

// ServeHTTP implements http.Handler.
func (m *Maps) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	tile, ok := m.tiles.GetIfPresent(r.URL.Path)
	if !ok {
		tile = m.draw(r.URL.Path)
		m.tiles.Set(r.URL.Path, tile) // want cachegrow medium "Maps.tiles"
		m.roads.Set(r.URL.Path, tile)
		m.rails.Set(r.URL.Path, tile)
		m.lakes.Set(r.URL.Path, tile) // want cachegrow medium "Maps.lakes"
	}
	_, _ = w.Write(tile)
}
