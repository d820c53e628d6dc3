package main

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// The measures of the picture, in pixels.
const (
	boxWidth, boxHeight = 140, 28
	gapAcross, gapDown  = 14, 44
	margin              = 20
)

// floors are the rooms by storey, each in an order that keeps lines short: a room stands near
// what it imports.
func (h house) floors() [][]*room {
	var out [][]*room
	for _, name := range slices.Sorted(maps.Keys(h)) {
		r := h[name]
		for len(out) <= r.storey {
			out = append(out, nil)
		}
		out[r.storey] = append(out[r.storey], r)
	}
	at := map[string]float64{}
	for _, floor := range out {
		wish := map[string]float64{}
		for i, r := range floor {
			wish[r.name] = float64(i)
			if list := h.direct(r); len(list) > 0 {
				sum := 0.0
				for _, to := range list {
					sum += at[to]
				}
				wish[r.name] = sum / float64(len(list))
			}
		}
		slices.SortStableFunc(floor, func(a, b *room) int { return cmp.Compare(wish[a.name], wish[b.name]) })
		for i, r := range floor {
			at[r.name] = float64(i) - float64(len(floor))/2
		}
	}
	return out
}

// point is the middle of a box.
type point struct{ x, y int }

// svg is the picture, the lowest storey at the bottom.
func (h house) svg() []byte {
	floors := h.floors()
	widest := 0
	for _, floor := range floors {
		widest = max(widest, len(floor))
	}
	width := 2*margin + widest*(boxWidth+gapAcross) - gapAcross
	height := 2*margin + len(floors)*(boxHeight+gapDown) - gapDown
	at := map[string]point{}
	for i, floor := range floors {
		left := (width - len(floor)*(boxWidth+gapAcross) + gapAcross) / 2
		for j, r := range floor {
			at[r.name] = point{left + j*(boxWidth+gapAcross) + boxWidth/2, height - margin - i*(boxHeight+gapDown) - boxHeight/2}
		}
	}
	var b bytes.Buffer
	fmt.Fprintf(&b, "<!-- Made by: go run ./internal/layout/draw -->\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n", width, height, width, height)
	fmt.Fprintf(&b, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>\n", width, height)
	for _, floor := range floors {
		for _, r := range floor {
			for _, to := range h.direct(r) {
				a, z := at[r.name], at[to]
				fmt.Fprintf(&b, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#a0a8b0\"/>\n", a.x, a.y+boxHeight/2, z.x, z.y-boxHeight/2)
			}
		}
	}
	for _, floor := range floors {
		for _, r := range floor {
			p := at[r.name]
			fmt.Fprintf(&b, "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"4\" fill=\"%s\" stroke=\"#505860\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text></g>\n",
				escaped(r.says), p.x-boxWidth/2, p.y-boxHeight/2, boxWidth, boxHeight, colour(r.name), p.x, p.y+4, escaped(strings.TrimPrefix(r.name, "internal/")))
		}
	}
	b.WriteString("</svg>\n")
	return b.Bytes()
}

// colour tells what links and judges from what gets the program and what shows the findings.
func colour(name string) string {
	switch {
	case strings.HasPrefix(name, "passes"):
		return "#fdeccf"
	case slices.Contains([]string{"cmd/growthlint", "internal/cli", "internal/load", "internal/cache", "internal/report", "internal/config", "internal/lsp"}, name):
		return "#e4e8ee"
	}
	return "#dcefdc"
}

func escaped(text string) string {
	var b strings.Builder
	// Writing to memory does not fail.
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}
