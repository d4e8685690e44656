/// How far stories travelled where that was measured, to compare slogans with.
///
/// Source: Goel, Watts and Goldstein, *The structure of online diffusion networks*, EC 2012. In seven
/// settings, from e-mail petitions to paid services, nearly all cascades ended within one hop of the
/// person who started them, and so did most adoptions.
public enum MeasuredCascades {
  /// The share of stories that went further than one hop, the lowest and the highest of the settings.
  public static let shareBeyondOneHop: ClosedRange<Double> = 0.01...0.04

  /// Where the figures are from.
  public static let source =
    "Goel, Watts and Goldstein 2012, The structure of online diffusion networks"
}
