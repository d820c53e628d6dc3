package origin

import "github.com/growthlint/growthlint/internal/facts"

// Origin is the class of the values that a key can take.
type Origin string

// The origins. Those that Bounded reports bound a keyed container.
const (
	OriginUnknown  Origin = ""
	OriginConstant Origin = "constant"
	OriginEnum     Origin = "enumeration"
	OriginType     Origin = "type identity"
	OriginFunc     Origin = "function identity"
	OriginMasked   Origin = "masked"
	OriginOwn      Origin = "own field" // one key for each holder
	OriginCaptured Origin = "captured"  // one key for each closure made at set-up
	OriginRanged   Origin = "ranged"    // keys of another container
	OriginConfig   Origin = "configuration"
	OriginParam    Origin = "parameter"
	OriginListed   Origin = "listed" // what another program, a database or the system has at the moment
	OriginFresh    Origin = "fresh id"
	OriginOutside  Origin = "outside world"
)

// Bounded reports whether keys of this origin are few by construction.
func (o Origin) Bounded() bool {
	switch o {
	case OriginConstant, OriginEnum, OriginType, OriginFunc, OriginMasked, OriginOwn, OriginCaptured, OriginConfig:
		return true
	}
	return false
}

// Rank orders origins by how unbounded they are; a key made of several parts takes
// the highest.
func (o Origin) Rank() int {
	for i, p := range []Origin{
		OriginConstant, OriginEnum, OriginType, OriginFunc, OriginMasked, OriginOwn, OriginCaptured, OriginConfig,
		OriginRanged, OriginUnknown, OriginParam, OriginListed, OriginFresh, OriginOutside,
	} {
		if p == o {
			return i
		}
	}
	return 0
}

func worse(a, b Origin) Origin {
	if b.Rank() > a.Rank() {
		return b
	}
	return a
}

// OfBound is the origin of what the type of a key bounds.
func OfBound(b facts.KeyBound) Origin {
	switch b {
	case facts.KeyTypeID:
		return OriginType
	case facts.KeyFuncID:
		return OriginFunc
	}
	return OriginEnum
}
