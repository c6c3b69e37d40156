/** The product's mark: a path that rises past its target line. Drawn, so that nothing is fetched. */
export function Mark({ size }: { size: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
      style={{ flexShrink: 0 }}
    >
      <rect width="32" height="32" rx="7" fill="#0f7780" />
      <path d="M6 12.5h20" stroke="#9dd1d7" strokeWidth="2" strokeDasharray="3 2.4" strokeLinecap="round" />
      <path
        d="M6 24.5c5-.4 7.4-2.6 10-6.5s5-8.6 10-10.5"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <circle cx="16" cy="18" r="2.6" fill="#fff" />
    </svg>
  );
}
